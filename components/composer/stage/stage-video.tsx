"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { withMessages } from "@/components/ui/all-messages";
import { Icon } from "@/components/ui/icon/icon";
import { servedPart } from "@/components/ui/served-part";
import { CardFrameTools } from "@/components/video/frames/card-frame-tools";
import { nameVideo } from "@/components/video/name-video";
import { useCapturePoster } from "@/components/video/posters/use-capture-poster";
import { Video } from "@/components/video/video";
import { isExported } from "@/lib/generations/exported";
import type { GenerationView } from "@/lib/generations/view";

const DetailState = servedPart(
  withMessages(async () => ({ default: (await import("@/components/detail/detail-state")).DetailState })),
);

/**
 * On a large screen the stage keeps one height, so that choosing another ratio moves nothing below it: that of a 16:9
 * video in the column beside the composer. On a small one it is as high as its video.
 */
const ROOM =
  "[--room:52dvh] lg:[--room:max(16rem,min(100dvh-21rem,(100vw-var(--composer)-6rem)*0.5625))] lg:[--steady:var(--room)]";
const TOOL =
  "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-soft hover:bg-raised hover:text-ink md:size-10";

type Props = { generation: GenerationView; onNewest?: () => void };

/** One generation large: its progress and then, in the same place, its video. */
export function StageVideo({ generation, onNewest }: Props) {
  const t = useTranslations();
  useCapturePoster(generation, true);
  const { id, state, stalled, video, ratio, duration } = generation;
  const name = nameVideo(generation);
  const again = t(`gallery.actions.${state === "failed" ? "edit" : "again"}`);
  return (
    <article data-state={state} className="flex flex-col gap-1">
      <div className="overflow-clip rounded-lg bg-sunken">
        {isText(generation) ? (
          <div
            className={`mx-auto flex min-h-64 max-w-3xl flex-col justify-center p-5 sm:p-8 lg:min-h-[calc(var(--room)+6.25rem)] ${ROOM}`}
          >
            <DetailState generation={generation} />
          </div>
        ) : (
          <Video video={generation} label={name} room={ROOM} inPage>
            <DetailState generation={generation} />
          </Video>
        )}
      </div>
      <div className="flex min-h-11 flex-wrap items-center justify-end gap-x-1 text-sm">
        <Link
          href={{ pathname: `/gallery/${id}` }}
          prefetch={false}
          data-card={id}
          aria-label={t("gallery.card", { prompt: name, state: t(`states.${stalled ? "stalled" : state}`) })}
          className="min-w-0 grow basis-48 truncate py-2.5 text-soft hover:text-ink"
        >
          <bdi>{name}</bdi>
        </Link>
        {onNewest && (
          <button type="button" onClick={onNewest} className="min-h-11 px-2.5 text-lamp-text md:min-h-10">
            {t("compose.stage.newest")}
          </button>
        )}
        <span className="timecode px-2 text-faint max-sm:hidden">
          {ratio} · {t("gallery.seconds", { count: duration })}
        </span>
        {!isExported(generation) && (
          <Link
            href={{ pathname: "/", query: { from: id } }}
            prefetch={false}
            aria-label={again}
            title={again}
            className={TOOL}
          >
            <Icon name="rotate-ccw" />
          </Link>
        )}
        {video && (
          <a
            href={video.downloadUrl}
            download
            aria-label={t("gallery.actions.download")}
            title={t("gallery.actions.download")}
            className={TOOL}
          >
            <Icon name="download" />
          </a>
        )}
        <CardFrameTools generation={generation} name={name} className={TOOL} look="" />
      </div>
    </article>
  );
}

/** Whether words take the place of the video: they need a height of their own. */
function isText({ state, stalled, lastTrouble }: GenerationView): boolean {
  const ended = state === "failed" || state === "unconfirmed" || state === "canceled";
  return stalled || ended || (state === "saving" && lastTrouble !== null);
}
