"use client";

import { ArrowLeft, ArrowRight, Copy, Merge, Replace, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { LazyScenePanel } from "@/components/sequences/scenes/lazy-scene-panel";
import { Button } from "@/components/ui/button";
import styles from "@/components/video/player/scrub.module.css";
import { MAX_CLIPS } from "@/lib/sequences/limits";
import { isContinued, smpte } from "@/lib/sequences/timeline";
import { useClips, useEditor, useEditorState } from "./use-editor";

/** The selected clip: where it begins and ends, how loud it is, and what can be done with it. */
export function ClipPanel() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const clips = useClips();
  const selected = useEditorState((state) => state.selected);
  const at = clips.findIndex(({ key }) => key === selected);
  const clip = clips[at];
  if (!clip) return null;
  const { key, frames } = clip;
  return (
    <section aria-label={t("clip", { place: at + 1, name: clip.name })} className="flex flex-col gap-3">
      <h2 dir="auto" className="break-words font-medium">
        {t("clip", { place: at + 1, name: clip.name })}
      </h2>
      <LazyScenePanel clip={clip} />
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-3">
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
        {clip.videoId && (
          <Slider
            label={t("volume")}
            value={clip.volume}
            range={[0, 100]}
            text={t("percent", { percent: clip.volume })}
            onChange={(value) => editor.settings(key, { volume: value })}
          />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button disabled={at === 0} onClick={() => editor.move(key, at - 1)}>
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t("earlier")}
        </Button>
        <Button disabled={at === clips.length - 1} onClick={() => editor.move(key, at + 1)}>
          <ArrowRight aria-hidden="true" className="size-4" />
          {t("later")}
        </Button>
        <Button disabled={clips.length >= MAX_CLIPS} onClick={() => editor.duplicate(key)}>
          <Copy aria-hidden="true" className="size-4" />
          {t("duplicate")}
        </Button>
        <Button onClick={() => editor.set({ open: { dialog: "replace" } })}>
          <Replace aria-hidden="true" className="size-4" />
          {t("replace")}
        </Button>
        {isContinued(clips, key) && (
          <Button onClick={() => editor.join(key)}>
            <Merge aria-hidden="true" className="size-4" />
            {t("join")}
          </Button>
        )}
        <Button look="danger" onClick={() => editor.remove(key)}>
          <Trash2 aria-hidden="true" className="size-4" />
          {t("remove")}
        </Button>
      </div>
    </section>
  );
}

type SliderProps = {
  label: string;
  value: number;
  range: [number, number];
  text: string;
  onChange: (value: number) => void;
};

/** Counted in frames or percent: arrow keys move by one, and a drag by as many as it passes. */
function Slider({ label, value, range: [min, max], text, onChange }: SliderProps) {
  const id = useId();
  const share = max > min ? (value - min) / (max - min) : 0;
  return (
    <div>
      <div className="flex justify-between text-sm">
        <label htmlFor={id} className="text-soft">
          {label}
        </label>
        <output htmlFor={id} className="timecode">
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={Math.max(min + 1, max)}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        aria-valuetext={text}
        className={styles.scrub}
        style={{ "--share": `${(share * 100).toFixed(2)}%` } as Record<string, string>}
      />
    </div>
  );
}
