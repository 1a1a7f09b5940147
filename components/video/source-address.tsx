"use client";

import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";
import { RelativeTime } from "./relative-time";

/** Where the provider keeps a video that is not ours yet, and until when: its owner may fetch it by hand. */
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
