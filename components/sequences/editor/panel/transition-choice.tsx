"use client";

import { useTranslations } from "next-intl";
import { CROSSFADE_SECONDS } from "@/lib/sequences/limits";
import { overlaps } from "@/lib/sequences/timeline";
import { useClips, useEditor } from "../use-editor";
import { RadioRow } from "./radio-row";
import { Slider } from "./slider";

/** How a clip becomes the next one: at once, or faded over some time, of which a short clip may allow less. */
export function TransitionChoice({ clipKey }: { clipKey: string }) {
  const t = useTranslations("sequences.strip");
  const editor = useEditor();
  const clips = useClips();
  const { rate } = editor;
  const at = clips.findIndex(({ key }) => key === clipKey);
  const [clip, next] = [clips[at], clips[at + 1]];
  if (!clip || !next) return null;
  const frames = (seconds: number) => Math.round(seconds * rate);
  const text = (count: number) => t("seconds", { seconds: count / rate });
  const set = (crossfade: number) => editor.settings(clipKey, { crossfade });
  const fits = overlaps(clips)[at] ?? 0;
  const isGap = clip.videoId === null || next.videoId === null;
  return (
    <div className="flex flex-col gap-2">
      <RadioRow
        label={t("transition")}
        value={clip.crossfade > 0 ? "fade" : "cut"}
        options={[
          ["cut", t("cut")],
          ["fade", t("crossfade")],
        ]}
        onChange={(kind) => set(kind === "fade" ? frames(CROSSFADE_SECONDS.first) : 0)}
      />
      {clip.crossfade > 0 && (
        <Slider
          label={t("crossfade_length")}
          value={clip.crossfade}
          range={[frames(CROSSFADE_SECONDS.min), frames(CROSSFADE_SECONDS.max)]}
          text={text(clip.crossfade)}
          onChange={set}
        />
      )}
      {clip.crossfade > fits && (
        <p role="status" className="text-soft text-sm">
          {isGap ? t("crossfade_gap") : t("crossfade_short", { seconds: fits / rate })}
        </p>
      )}
    </div>
  );
}
