"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useRef, useState } from "react";
import { GalleryNotes } from "@/components/gallery/gallery-notes";
import type { PackedView } from "@/lib/generations/packed-views";
import { groupByBatch, OLDER } from "./groups";
import { StageVideo } from "./stage-video";
import { Thumbnail } from "./thumbnail";
import { useStageVideos } from "./use-stage-videos";

/** Their height, at which the narrowest video can still be tapped. */
const ROWS: CSSProperties & Record<"--row", string> = { "--row": "5rem" };

type StageProps = {
  initial: readonly PackedView[];
  /** When the server read them: the database's time, in ms. */
  at: number;
  /** Shown while there is no video. */
  children: ReactNode;
};

/** One video large, its batch below, and older ones under it. */
export function Stage({ initial, at, children }: StageProps) {
  const t = useTranslations("compose.stage");
  const { items, trouble, retry } = useStageVideos(initial, at);
  const place = useRef<HTMLDivElement>(null);
  // Chosen until the next submit: what was just asked for goes on stage.
  const [chosen, setChosen] = useState({ id: "", under: "" });
  const groups = groupByBatch(items);
  const [newest, ...older] = groups;
  const first = newest?.videos[0];
  if (!newest || !first) return children || <p className="text-faint text-sm">{t("empty")}</p>;

  const shown = items.find(({ id }) => chosen.under === newest.key && id === chosen.id) ?? first;
  const group = groups.find(({ videos }) => videos.includes(shown)) ?? newest;
  const choose = (id: string) => {
    setChosen({ id, under: newest.key });
    place.current?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <div ref={place} className="scroll-mt-16">
        <StageVideo
          key={shown.id}
          generation={shown}
          onNewest={group === newest ? undefined : () => choose(first.id)}
        />
      </div>
      {group.videos.length > 1 && (
        <ol aria-label={t("batch")} className="-mx-1 mt-2 flex gap-2 overflow-x-auto p-1">
          {group.videos.map((video, index) => (
            <Thumbnail
              key={video.id}
              generation={video}
              label={t("variation", { number: index + 1, count: group.videos.length })}
              number={index + 1}
              current={video === shown}
              onChoose={choose}
            />
          ))}
        </ol>
      )}
      {older.length > 0 && (
        <>
          <div className="mt-6 mb-2 flex min-h-11 items-center justify-between gap-4 text-sm">
            <h2 className="text-faint">{t("older")}</h2>
            <Link
              href={{ pathname: "/gallery" }}
              prefetch={false}
              className="py-2 text-lamp-text underline-offset-4 hover:underline"
            >
              {t("all")}
            </Link>
          </div>
          <ol aria-label={t("older")} className="tiles-rows" style={ROWS}>
            {older
              .slice(0, OLDER)
              .map(
                ({ key, videos: [video, ...more] }) =>
                  video && (
                    <Thumbnail
                      key={key}
                      generation={video}
                      count={more.length + 1}
                      inRows
                      current={key === group.key}
                      onChoose={choose}
                    />
                  ),
              )}
          </ol>
        </>
      )}
      <GalleryNotes trouble={trouble} retry={retry} />
    </>
  );
}
