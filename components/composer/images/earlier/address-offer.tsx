"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { MAX_IMAGES } from "@/lib/generations/settings";

type Props = { address: string | null; full: boolean; onFetch: () => void };

/** The field holds a URL: shows what would be fetched, or why it can't be. */
export function AddressOffer({ address, full, onFetch }: Props) {
  const t = useTranslations("compose.earlier");
  if (!address || full) {
    return (
      <p role="status" className="py-6 text-soft text-sm">
        {full ? t("room", { room: 0, max: MAX_IMAGES }) : t("insecure")}
      </p>
    );
  }
  return (
    <button
      type="button"
      onClick={onFetch}
      className="flex min-h-16 w-full items-center gap-3 rounded-md bg-raised px-4 py-3 text-left shadow-[inset_0_0_0_1px_var(--line)] hover:bg-sunken"
    >
      <Link2 aria-hidden className="size-5 shrink-0 text-lamp-text" />
      <span className="min-w-0">
        <span className="block font-medium text-sm">{t("fetch")}</span>
        <span className="block truncate text-faint text-sm">{t("from", { host: new URL(address).hostname })}</span>
      </span>
    </button>
  );
}
