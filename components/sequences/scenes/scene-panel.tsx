"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { takeVideo } from "@/components/sequences/editor/take-video";
import { useClips, useEditor, useEditorState } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";
import { nameVideo } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { TimeLeft } from "@/components/video/time-left";
import { useCharged } from "@/components/video/use-charged";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import type { Clip } from "@/lib/sequences/content";
import { useWriteScene } from "./use-write-scene";

/** A planned scene: the way to its draft, and how its last try went. One with a video: its other variations. */
export default function ScenePanel({ clip }: { clip: Clip }) {
  const t = useTranslations("scenes");
  const all = useEditorState((state) => state.scenes);
  const own = all.filter(({ clipKey }) => clipKey === clip.key).map(({ generation }) => generation);
  const others = own.filter(({ id, state }) => state === "ready" && id !== clip.videoId);
  const [last] = own;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 rounded-md bg-surface p-3 empty:hidden">
      {clip.videoId === null && <Write clip={clip} />}
      {last && last.state !== "ready" && <Try generation={last} />}
      {others.length > 0 && <Variations videos={others} />}
    </section>
  );
}

function Write({ clip }: { clip: Clip }) {
  const t = useTranslations("scenes");
  const clips = useClips();
  const before = clips[clips.findIndex(({ key }) => key === clip.key) - 1];
  const { busy, write } = useWriteScene();
  const awaited = useEditorState(({ scenes }) =>
    scenes.some(({ clipKey, generation }) => clipKey === before?.key && isOpen(generation.state)),
  );
  const hint = before?.videoId ? "hint_frame" : awaited ? "hint_wait" : "hint";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button look="lamp" busy={busy} onClick={() => write(clip, before)}>
        {clip.draftId ? t("write_on") : t("write")}
      </Button>
      <p className="max-w-prose grow basis-60 text-soft text-sm">{t(hint)}</p>
    </div>
  );
}

/** The newest generation of a scene that has not become its video: it is being made, or why it was not. */
function Try({ generation }: { generation: GenerationView }) {
  const t = useTranslations("scenes");
  const states = useTranslations("states");
  return (
    <div className="flex flex-col gap-1 text-sm">
      <h3 className="text-faint">{t("last_try")}</h3>
      <p role="status">
        {states(generation.stalled ? "stalled" : generation.state)}{" "}
        <span className="text-soft">
          <TimeLeft generation={generation} />
        </span>
      </p>
      {generation.state === "failed" && <Failed generation={generation} />}
      <Link
        href={`/gallery/${generation.id}` as Route}
        prefetch={false}
        className="inline-flex min-h-11 items-center self-start text-soft underline hover:text-ink md:min-h-9"
      >
        {t("open")}
      </Link>
    </div>
  );
}

function Failed({ generation }: { generation: GenerationView }) {
  const t = useTranslations("failures");
  const charged = useCharged(generation);
  const cause = generation.failure?.class ?? "provider";
  return (
    <p className="max-w-prose text-soft">
      {t(`${cause}.body`)} {t(`${cause}.todo`)} {charged}
    </p>
  );
}

function Variations({ videos }: { videos: readonly GenerationView[] }) {
  const t = useTranslations("scenes");
  const editor = useEditor();
  const choose = ({ id, video, posterUrl, placeholder, width, height, title, duration }: GenerationView) => {
    if (!video) return;
    const name = title ?? editor.selected?.name ?? "";
    takeVideo(
      editor,
      { id, url: video.url, posterUrl, placeholder, width, height },
      { name, seconds: duration, replace: true },
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-faint text-sm">{t("others")}</h3>
      <ul className="flex flex-wrap gap-2">
        {videos.map((video) => {
          const label = t("use", { name: nameVideo(video, 60) });
          return (
            <li key={video.id}>
              <button
                type="button"
                aria-label={label}
                title={label}
                onClick={() => choose(video)}
                className="block h-16 w-28 overflow-hidden rounded-md bg-sunken"
                style={{ backgroundColor: video.placeholder ?? undefined }}
              >
                {video.posterUrl && (
                  <img src={cardPosterUrl(video.posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
