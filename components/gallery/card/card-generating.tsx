"use client";

import { useTranslations } from "next-intl";
import { Elapsed } from "@/components/video/elapsed";
import { nameVideo } from "@/components/video/name-video";
import { TimeLeft } from "@/components/video/time-left";
import { useTrying } from "@/components/video/use-trouble-message";
import { useCancel, useDownloadAgain } from "@/components/video/use-user-actions";
import type { GenerationView } from "@/lib/generations/view";
import { CardButton, cardLinkLook } from "./card-button";
import { noticeLook } from "./card-notices";
import { ProgressGlow } from "./progress-glow";

/** A running generation: a glow in the video's ratio, the elapsed time and the current state. */
export function CardGenerating({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  const { busy, cancel } = useCancel(generation);
  // A card has room for one sentence: show the most useful one.
  const trying = useTrying(generation).at(-1);
  return (
    <div className={noticeLook}>
      {generation.state !== "queued" && <ProgressGlow since={generation.sentAt ?? generation.createdAt} />}
      <p className="absolute top-2.5 right-3 group-data-stacked:hidden">
        <Elapsed since={generation.sentAt ?? generation.createdAt} />
      </p>
      <p className="relative font-medium text-making text-sm @max-[6rem]:hidden">{states(generation.state)}</p>
      <p className="relative text-soft text-xs empty:hidden @max-[8rem]:hidden">
        <TimeLeft generation={generation} />
      </p>
      <p
        dir="auto"
        className="relative line-clamp-2 text-soft text-xs @max-[8rem]:hidden [@container(max-height:9rem)]:line-clamp-1"
        title={trying}
      >
        {trying ?? nameVideo({ ...generation, title: null }, 120)}
      </p>
      {generation.state === "saving" && trying && <CardSaving generation={generation} />}
      {generation.state === "queued" && (
        <CardButton onClick={cancel} disabled={busy}>
          {t("cancel")}
        </CardButton>
      )}
    </div>
  );
}

/** What the user can do about a failing download: retry now, or save the file from the provider while its URL works. */
function CardSaving({ generation }: { generation: GenerationView }) {
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
