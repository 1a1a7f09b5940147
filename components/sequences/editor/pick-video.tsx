"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { fetchByIds, fetchPage } from "@/components/video/fetch-generations";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { promptStart } from "@/components/video/prompt-start";
import type { GenerationView } from "@/lib/generations/view";
import type { Editor } from "./editor";
import { takeVideo } from "./take-video";

type Props = { editor: Editor; replace: boolean; onClose: () => void };

/** The user's finished videos, the newest first, to add one of them or to put it in the selected clip's place. */
export default function PickVideo({ editor, replace, onClose }: Props) {
  const t = useTranslations("sequences");
  const [cursors, setCursors] = useState([""]);
  const onPick = (video: GenerationView) => pick(editor, video, replace);
  return (
    <Dialog title={replace ? t("replace") : t("add_video")} close={t("close")} onClose={onClose}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {replace && editor.selected?.videoId && <Variations videoId={editor.selected.videoId} onPick={onPick} />}
        {cursors.map((cursor, at) => (
          <Page
            key={cursor}
            cursor={cursor}
            last={at === cursors.length - 1}
            onMore={(next) => setCursors([...cursors, next])}
            onPick={onPick}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function pick(
  editor: Editor,
  { id, video, posterUrl, placeholder, width, height, ...more }: GenerationView,
  replace: boolean,
) {
  if (!video) return;
  const name = (more.title ?? promptStart(more.prompt, 60)).slice(0, 100);
  takeVideo(
    editor,
    { id, url: video.url, posterUrl, placeholder, width, height },
    { name, seconds: more.duration, replace },
  );
}

type VariationsProps = { videoId: string; onPick: (video: GenerationView) => void };

/** The finished others of a video's batch: what a clip is most often replaced by. Nothing where there are none. */
function Variations({ videoId, onPick }: VariationsProps) {
  const t = useTranslations("sequences.pick");
  const batchId = useSWR(`/api/generations?ids=${videoId}`, fetchByIds).data?.items[0]?.batchId;
  const { data } = useSWR(batchId ? `/api/gallery?state=ready&batch=${batchId}` : null, fetchPage);
  const others = data?.items.filter(({ id }) => id !== videoId) ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <Title>{t("variations")}</Title>
      {others.map((video) => (
        <Video key={video.id} video={video} onPick={onPick} />
      ))}
      <Title>{t("all")}</Title>
    </>
  );
}

const Title = ({ children }: { children: string }) => (
  <li className="col-span-full pt-2 first:pt-0">
    <h3 className="font-medium text-sm">{children}</h3>
  </li>
);

type PageProps = {
  cursor: string;
  last: boolean;
  onMore: (cursor: string) => void;
  onPick: (video: GenerationView) => void;
};

function Page({ cursor, last, onMore, onPick }: PageProps) {
  const t = useTranslations("sequences");
  const address = `/api/gallery?state=ready${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
  const { data, error } = useSWR(address, fetchPage);
  if (error) return <li className="col-span-full text-danger text-sm">{t("list_failed")}</li>;
  if (!data) return <li className="col-span-full text-soft text-sm">{t("list_loading")}</li>;
  const next = data.nextCursor;
  return (
    <>
      {cursor === "" && data.items.length === 0 && <li className="col-span-full text-soft">{t("no_videos")}</li>}
      {data.items.map((video) => (
        <Video key={video.id} video={video} onPick={onPick} />
      ))}
      {last && next && (
        <li className="col-span-full">
          <Button onClick={() => onMore(next)}>{t("more")}</Button>
        </li>
      )}
    </>
  );
}

function Video({ video, onPick }: { video: GenerationView; onPick: (video: GenerationView) => void }) {
  return (
    <li className="min-w-0">
      <button type="button" onClick={() => onPick(video)} className="block w-full rounded-md text-left">
        <span
          className="block aspect-video overflow-hidden rounded-md bg-sunken"
          style={{ backgroundColor: video.placeholder ?? undefined }}
        >
          {video.posterUrl && (
            <img src={cardPosterUrl(video.posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
          )}
        </span>
        <span dir="auto" className="mt-1 block truncate text-sm">
          {video.title ?? promptStart(video.prompt)}
        </span>
      </button>
    </li>
  );
}
