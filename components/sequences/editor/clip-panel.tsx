"use client";

import { ArrowLeft, ArrowRight, Copy, Merge, Replace, Trash2, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { LazyScenePanel } from "@/components/sequences/scenes/lazy-scene-panel";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Clip } from "@/lib/sequences/content";
import { MAX_CLIPS } from "@/lib/sequences/limits";
import { clipLength, isContinued, joinBefore, smpte } from "@/lib/sequences/timeline";
import { copyClip } from "./edit-clips";
import type { Editor } from "./editor";
import { Slider } from "./panel/slider";
import { TransitionChoice } from "./panel/transition-choice";
import { outputRatio } from "./player/output-ratio";
import { useClips, useEditor, useEditorState } from "./use-editor";

const FocusPoint = lazyPart(() => import("./panel/focus-point"));

/** Seconds of the longest rise and fall of a clip's sound. */
const LONGEST_FADE = 5;

/** The selected clip: where it begins and ends, how it sounds, how it becomes the next one, and what can be done with it. */
export function ClipPanel() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const clips = useClips();
  const selected = useEditorState((state) => state.selected);
  const at = clips.findIndex(({ key }) => key === selected);
  const clip = clips[at];
  if (!clip) return <p className="text-soft text-sm">{t("strip.none_selected")}</p>;
  const { key, frames } = clip;
  return (
    <section aria-label={t("clip", { place: at + 1, name: clip.name })} className="flex flex-col gap-4">
      <h2 dir="auto" className="break-words font-medium">
        {t("clip", { place: at + 1, name: clip.name })}
      </h2>
      <LazyScenePanel clip={clip} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <Slider
          label={t("in")}
          value={clip.in}
          range={[0, frames - 1]}
          text={smpte(clip.in, editor.rate)}
          onChange={(value) => editor.trim(key, { in: value })}
        />
        <Slider
          label={t("out")}
          value={clip.out}
          range={[1, frames]}
          text={smpte(clip.out, editor.rate)}
          onChange={(value) => editor.trim(key, { out: value })}
        />
        {clip.videoId && <Sound clip={clip} />}
        {at < clips.length - 1 && <TransitionChoice clipKey={key} />}
        <Focus clip={clip} />
      </div>
      <ClipActions clip={clip} at={at} />
    </section>
  );
}

function Sound({ clip }: { clip: Clip }) {
  const t = useTranslations("sequences");
  const { rate, ...editor } = useSettings(clip);
  const longest = Math.min(clipLength(clip), LONGEST_FADE * rate);
  const text = (frames: number) => (frames === 0 ? t("strip.no_fade") : t("strip.seconds", { seconds: frames / rate }));
  return (
    <>
      <div className="flex items-end gap-2">
        <div className="grow">
          <Slider
            label={t("volume")}
            value={clip.volume}
            range={[0, 100]}
            text={clip.muted ? t("strip.muted") : t("percent", { percent: clip.volume })}
            onChange={(volume) => editor.set({ volume })}
          />
        </div>
        <Button
          look="plain"
          aria-pressed={clip.muted}
          onClick={() => editor.set({ muted: !clip.muted })}
          className="px-3 aria-pressed:text-lamp-text"
        >
          {clip.muted ? (
            <VolumeX aria-hidden="true" className="size-4" />
          ) : (
            <Volume2 aria-hidden="true" className="size-4" />
          )}
          {t("strip.mute")}
        </Button>
      </div>
      <Slider
        label={t("strip.sound_in")}
        value={clip.fadeIn}
        range={[0, longest]}
        text={text(clip.fadeIn)}
        onChange={(fadeIn) => editor.set({ fadeIn })}
      />
      <Slider
        label={t("strip.sound_out")}
        value={clip.fadeOut}
        range={[0, longest]}
        text={text(clip.fadeOut)}
        onChange={(fadeOut) => editor.set({ fadeOut })}
      />
    </>
  );
}

function useSettings(clip: Clip) {
  const editor = useEditor();
  return {
    rate: editor.rate,
    set: (settings: Parameters<typeof editor.settings>[1]) => editor.settings(clip.key, settings),
  };
}

/** Sizes are whole pixels, so ratios that are meant to be the same differ a little. */
const isSameRatio = (one: number, other: number): boolean => Math.abs(one / other - 1) < 0.01;

/** Only where something of the video is cut off. */
function Focus({ clip }: { clip: Clip }) {
  const isCropped = useEditorState(({ history }) => history.present.output.fit === "crop");
  const video = useEditorState(({ videos }) => (clip.videoId ? videos.get(clip.videoId) : undefined));
  const ratio = useEditorState(outputRatio);
  return isCropped && video && !isSameRatio(video.width / video.height, ratio) ? (
    <FocusPoint clip={clip} video={video} />
  ) : null;
}

/** Makes a clip a part of the one before it again. */
function joinClip(editor: Editor, clipKey: string): void {
  const at = editor.clips.findIndex(({ key }) => key === clipKey);
  editor.set({ selected: editor.clips[at - 1]?.key ?? clipKey });
  editor.step(joinBefore(editor.clips, clipKey));
}

function ClipActions({ clip: { key }, at }: { clip: Clip; at: number }) {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const clips = useClips();
  return (
    <div className="flex flex-wrap gap-2">
      <Button disabled={at === 0} onClick={() => editor.move(key, at - 1)}>
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t("earlier")}
      </Button>
      <Button disabled={at === clips.length - 1} onClick={() => editor.move(key, at + 1)}>
        <ArrowRight aria-hidden="true" className="size-4" />
        {t("later")}
      </Button>
      <Button disabled={clips.length >= MAX_CLIPS} onClick={() => copyClip(editor, key)}>
        <Copy aria-hidden="true" className="size-4" />
        {t("duplicate")}
      </Button>
      <Button onClick={() => editor.set({ open: { dialog: "replace" } })}>
        <Replace aria-hidden="true" className="size-4" />
        {t("replace")}
      </Button>
      {isContinued(clips, key) && (
        <Button onClick={() => joinClip(editor, key)}>
          <Merge aria-hidden="true" className="size-4" />
          {t("join")}
        </Button>
      )}
      <Button look="danger" onClick={() => editor.remove(key)}>
        <Trash2 aria-hidden="true" className="size-4" />
        {t("remove")}
      </Button>
    </div>
  );
}
