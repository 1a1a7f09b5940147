"use client";

import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";
import { RelativeTime } from "./relative-time";

/** The provider's URL of a video that isn't saved yet, and its expiry: the user can download it manually. */
export function SourceAddress({ source }: { source: NonNullable<GenerationView["source"]> }) {
  const t = useTranslations("gallery");
  return (
    <p className="relative flex max-w-md flex-col text-faint text-sm">
      <span>
        {t("saveUntil")} <RelativeTime at={source.until} />
      </span>
      <a
        href={source.address}
        target="_blank"
        rel="noreferrer"
        dir="ltr"
        aria-label={t("atProvider")}
        className="line-clamp-2 break-all py-2 font-mono text-xs underline underline-offset-2"
      >
        {source.address}
      </a>
    </p>
  );
}
