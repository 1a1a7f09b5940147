"use client";

import { Columns2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useComparable } from "./selection";

/** Shown while two to four videos are selected individually. */
export function CompareButton() {
  const t = useTranslations("gallery.bulk");
  const ids = useComparable();
  if (!ids) return null;
  return (
    <Link
      href={{ pathname: "/gallery/compare", query: { ids } }}
      prefetch={false}
      aria-label={t("compare")}
      title={t("compare")}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm hover:bg-surface"
    >
      <Columns2 aria-hidden="true" className="size-5 sm:size-4" />
      <span className="hidden xl:inline">{t("compare")}</span>
    </Link>
  );
}
