"use client";

import { Plus, Redo2, Scissors, SquareArrowOutUpRight, SquareDashed, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { PlanButton } from "@/components/sequences/scenes/plan-button";
import { SceneState } from "@/components/sequences/scenes/scene-state";
import { Button } from "@/components/ui/button";
import { useDragItem } from "@/components/ui/use-drag-item";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { Clip } from "@/lib/sequences/content";
import { MAX_CLIPS } from "@/lib/sequences/limits";
import { clipLength, smpte } from "@/lib/sequences/timeline";
import { useClips, useEditor, useEditorState } from "./use-editor";

/** Pixels of a second, and the least of a clip: its name and its length must be read, and touched. */
const SECOND = 20;
const LEAST = 96;

/** The clips in their order: selected by a click, moved by dragging or by the panel's buttons. */
export function ClipStrip() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const clips = useClips();
  const selected = useEditorState((state) => state.selected);
  const list = useRef<HTMLOListElement>(null);
  const carry = useDragItem(list, { move: (key, place) => editor.move(key, place) });
  return (
    <section aria-label={t("clips")} className="flex flex-col gap-2">
      <Tools />
      {clips.length === 0 ? (
        <p className="rounded-md bg-sunken p-6 text-center text-soft">{t("no_clips")}</p>
      ) : (
        <ol ref={list} className="flex gap-1 overflow-x-auto pb-2">
          {clips.map((clip, at) => (
            <li
              key={clip.key}
              {...carry.handlers(clip.key)}
              className={`shrink-0 cursor-grab select-none ${carry.lifted === clip.key ? "opacity-80" : ""}`}
              style={{ width: Math.max(LEAST, (clipLength(clip) / editor.rate) * SECOND) }}
            >
              <ClipButton
                clip={clip}
                place={at + 1}
                selected={clip.key === selected}
                onPress={() => carry.carried() || editor.select(clip.key)}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Tools() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const count = useClips().length;
  const past = useEditorState((state) => state.history.past.length > 0);
  const future = useEditorState((state) => state.history.future.length > 0);
  const full = count >= MAX_CLIPS;
  return (
    <div className="flex flex-wrap gap-2">
      <Button disabled={full} onClick={() => editor.set({ open: { dialog: "add" } })}>
        <Plus aria-hidden="true" className="size-4" />
        {t("add_video")}
      </Button>
      <Button disabled={full} onClick={() => editor.addGap(t("scene", { number: count + 1 }))}>
        <SquareDashed aria-hidden="true" className="size-4" />
        {t("add_gap")}
      </Button>
      <PlanButton disabled={full} onPlan={(scenes) => editor.addScenes(scenes)} />
      <Button disabled={count === 0 || full} onClick={() => editor.split()}>
        <Scissors aria-hidden="true" className="size-4" />
        {t("split")}
      </Button>
      <Button look="plain" disabled={!past} onClick={() => editor.undo()}>
        <Undo2 aria-hidden="true" className="size-4" />
        {t("undo")}
      </Button>
      <Button look="plain" disabled={!future} onClick={() => editor.redo()}>
        <Redo2 aria-hidden="true" className="size-4" />
        {t("redo")}
      </Button>
      <Button
        look="lamp"
        disabled={count === 0}
        onClick={() => editor.set({ open: { dialog: "export" } })}
        className="ml-auto"
      >
        <SquareArrowOutUpRight aria-hidden="true" className="size-4" />
        {t("export.title")}
      </Button>
    </div>
  );
}

type ClipButtonProps = { clip: Clip; place: number; selected: boolean; onPress: () => void };

function ClipButton({ clip, place, selected, onPress }: ClipButtonProps) {
  const t = useTranslations("sequences");
  const { rate } = useEditor();
  const video = useEditorState((state) => (clip.videoId ? state.videos.get(clip.videoId) : undefined));
  const broken = useEditorState((state) => clip.videoId !== null && state.unreadable.has(clip.videoId));
  const trouble =
    clip.videoId === null ? <SceneState clipKey={clip.key} /> : !video ? t("gone") : broken ? t("unreadable") : null;
  return (
    <button
      type="button"
      aria-pressed={selected}
      onClick={onPress}
      className="block w-full overflow-hidden rounded-md bg-surface text-left outline-offset-[-2px] aria-pressed:outline-2 aria-pressed:outline-lamp"
    >
      <span
        className="relative block h-16 w-full bg-center bg-cover bg-sunken"
        style={{
          backgroundColor: video?.placeholder ?? undefined,
          backgroundImage: video?.posterUrl ? `url("${cardPosterUrl(video.posterUrl)}")` : undefined,
        }}
      >
        <span className="timecode absolute top-1 left-1 rounded-sm bg-black/60 px-1.5 text-white">{place}</span>
        {trouble && (
          <span className="absolute bottom-1 left-1 max-w-[calc(100%-0.5rem)] truncate rounded-sm bg-black/60 px-1.5 text-white text-xs">
            {trouble}
          </span>
        )}
      </span>
      <span className="block px-2 py-1">
        <span dir="auto" className="block truncate text-sm">
          {clip.name}
        </span>
        <span className="timecode block truncate text-faint text-xs">{smpte(clipLength(clip), rate)}</span>
      </span>
    </button>
  );
}
