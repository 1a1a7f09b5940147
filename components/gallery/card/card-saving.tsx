"use client";

import { useTranslations } from "next-intl";
import { useDownloadAgain } from "@/components/video/use-user-actions";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton, cardLinkLook } from "./card-button";

/** What the user can do about a failing download: retry now, or save the file from the provider while its URL works. */
export function CardSaving({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const { busy, downloadAgain } = useDownloadAgain(generation);
  return (
    <div className="flex flex-wrap gap-1.5">
      <CardButton onClick={downloadAgain} disabled={busy}>
        {t("downloadAgain")}
      </CardButton>
      {generation.source && (
        <a href={generation.source.address} target="_blank" rel="noreferrer" className={cardLinkLook}>
          {t("atProvider")}
        </a>
      )}
    </div>
  );
}
