"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Slider } from "@/components/sequences/editor/panel/slider";
import { useClips, useEditor, useEditorState } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { heardOf, newTrack, replaceFile, trackName, trimTrack } from "@/lib/sequences/audio/track";
import type { AudioTrack } from "@/lib/sequences/content";
import { MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { smpte, totalFrames } from "@/lib/sequences/timeline";
import { AddAudio } from "./add-audio";
import { TrackWaveform } from "./track-waveform";

/** One more sound under all clips: its file, its place, and how it is heard. */
export default function AudioPanel() {
  const t = useTranslations("audioTrack");
  const editor = useEditor();
  const track = useEditorState(({ history }) => history.present.audio);
  const total = totalFrames(useClips());
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      {track && <Track track={track} total={total} />}
      <div className="flex flex-wrap items-start justify-between gap-2">
        <AddAudio
          replace={track !== null}
          onPick={(audio) => {
            const file = newTrack(audio, editor.rate);
            const now = editor.timeline.audio;
            editor.change({ audio: now ? replaceFile(now, file) : file });
          }}
        />
        {track && (
          <Button look="danger" onClick={() => editor.change({ audio: null })}>
            <Trash2 aria-hidden="true" className="size-4" />
            {t("remove")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Track({ track, total }: { track: AudioTrack; total: number }) {
  const t = useTranslations("audioTrack");
  const editor = useEditor();
  const time = (frames: number) => smpte(frames, editor.rate);
  const length = track.out - track.in;
  /** Dragging is one step of the history, however many places it passed. */
  const set = (audio: AudioTrack, what: string) => editor.change({ audio }, `audio:${what}`);
  return (
    <>
      <Field
        label={t("name")}
        value={track.name}
        maxLength={MAX_SEQUENCE_NAME}
        onChange={(event) => set({ ...track, name: trackName(event.target.value) }, "name")}
      />
      <TrackWaveform track={track} total={total} />
      <Heard {...heardOf(track, total)} time={time} />
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-3">
        <Slider
          label={t("at")}
          value={track.at}
          range={[0, Math.max(track.at, total - 1)]}
          text={time(track.at)}
          onChange={(at) => set({ ...track, at }, "at")}
        />
        <Slider
          label={t("in")}
          value={track.in}
          range={[0, track.frames - 1]}
          text={time(track.in)}
          onChange={(value) => set(trimTrack(track, { in: value }), "in")}
        />
        <Slider
          label={t("out")}
          value={track.out}
          range={[1, track.frames]}
          text={time(track.out)}
          onChange={(value) => set(trimTrack(track, { out: value }), "out")}
        />
        <Slider
          label={t("volume")}
          value={track.volume}
          range={[0, 100]}
          text={t("percent", { percent: track.volume })}
          onChange={(volume) => set({ ...track, volume }, "volume")}
        />
        <Slider
          label={t("fade_in")}
          value={track.fadeIn}
          range={[0, length]}
          text={time(track.fadeIn)}
          onChange={(fadeIn) => set({ ...track, fadeIn: Math.min(fadeIn, length) }, "fade_in")}
        />
        <Slider
          label={t("fade_out")}
          value={track.fadeOut}
          range={[0, length]}
          text={time(track.fadeOut)}
          onChange={(fadeOut) => set({ ...track, fadeOut: Math.min(fadeOut, length) }, "fade_out")}
        />
      </div>
      <Switch
        label={t("mute")}
        checked={track.muted}
        onChange={(event) => set({ ...track, muted: event.target.checked }, "mute")}
      />
    </>
  );
}

function Heard({ lost, silent, time }: { lost: number; silent: number; time: (frames: number) => string }) {
  const t = useTranslations("audioTrack");
  return (
    <p className="text-soft text-sm empty:hidden">
      {lost > 0 && t("lost", { time: time(lost) })}
      {silent > 0 && t("silent", { time: time(silent) })}
    </p>
  );
}
