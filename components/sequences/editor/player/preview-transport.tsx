"use client";

import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Maximize,
  Minimize,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { useClips, useEditor, usePlayhead } from "@/components/sequences/editor/use-editor";
import { ControlButton } from "@/components/video/player/control-button";
import { enterFullscreen, leaveFullscreen } from "@/components/video/player/fullscreen";
import { smpte, totalFrames } from "@/lib/sequences/timeline";
import { playedRange } from "./cues";

/** The controls of a sequence's player. */
export function PreviewTransport({ full }: { full: boolean }) {
  const t = useTranslations("sequences");
  const { player } = useEditor();
  const paused = usePlayhead(({ speed }) => speed === 0);
  return (
    <div className="flex flex-wrap items-center px-2">
      <ControlButton label={t("frame_back")} shortcut="," onClick={() => player.step(-1)}>
        <StepBack aria-hidden="true" className="size-4.5" />
      </ControlButton>
      <ControlButton label={paused ? t("play") : t("pause")} onClick={player.toggle}>
        {paused ? (
          <Play aria-hidden="true" className="size-5.5 fill-current" />
        ) : (
          <Pause aria-hidden="true" className="size-5.5 fill-current" />
        )}
      </ControlButton>
      <ControlButton label={t("frame_on")} shortcut="." onClick={() => player.step(1)}>
        <StepForward aria-hidden="true" className="size-4.5" />
      </ControlButton>
      <Playhead />
      <Loop />
      <ControlButton
        label={full ? t("playback.leave_full") : t("full")}
        shortcut="F"
        onClick={() => leaveFullscreen() || enterFullscreen()}
      >
        {full ? (
          <Minimize aria-hidden="true" className="size-4.5" />
        ) : (
          <Maximize aria-hidden="true" className="size-4.5" />
        )}
      </ControlButton>
    </div>
  );
}

/** Playing again and again: all of it, or from a frame to another. */
function Loop() {
  const t = useTranslations("sequences.playback");
  const { player } = useEditor();
  const loop = usePlayhead((now) => now.loop);
  const range = usePlayhead((now) => now.range);
  return (
    <>
      <ControlButton
        label={t("loop")}
        shortcut="R"
        aria-pressed={loop}
        onClick={() => player.setLoop(!loop)}
        className="max-sm:ml-auto"
      >
        <Repeat aria-hidden="true" className="size-4.5" />
      </ControlButton>
      {(loop || range) && (
        <>
          <ControlButton label={t("loop_from")} shortcut="[" onClick={() => player.setRange("from")}>
            <ArrowLeftToLine aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <ControlButton label={t("loop_to")} shortcut="]" onClick={() => player.setRange("to")}>
            <ArrowRightToLine aria-hidden="true" className="size-4.5" />
          </ControlButton>
        </>
      )}
      {range && (
        <ControlButton label={t("loop_clear")} shortcut="\" onClick={() => player.setRange(null)}>
          <X aria-hidden="true" className="size-4.5" />
        </ControlButton>
      )}
    </>
  );
}

/** Where the sequence is, to the frame. The only part that re-renders while it plays. */
function Playhead() {
  const t = useTranslations("sequences");
  const { player, rate } = useEditor();
  const frame = usePlayhead((now) => now.frame);
  const total = totalFrames(useClips());
  const share = total > 1 ? Math.min(1, frame / (total - 1)) : 0;
  const fill: CSSProperties & Record<"--share", string> = { "--share": `${(share * 100).toFixed(2)}%` };
  const [now, all] = [smpte(frame, rate), smpte(total, rate)];
  return (
    <div className="order-last flex grow basis-full items-center gap-2.5 px-1.5 sm:order-none sm:basis-48">
      <output className="timecode whitespace-nowrap">{now}</output>
      <div className="relative grow">
        <LoopRange total={total} />
        <input
          type="range"
          min={0}
          max={Math.max(1, total - 1)}
          value={frame}
          onChange={(event) => player.seek(event.target.valueAsNumber)}
          aria-label={t("playhead")}
          aria-valuetext={t("playhead_of", { now, all })}
          className="relative block scrub"
          style={fill}
        />
      </div>
      <span className="timecode whitespace-nowrap opacity-75">{all}</span>
    </div>
  );
}

/** The range that is looped, behind the line of the playhead. */
function LoopRange({ total }: { total: number }) {
  const t = useTranslations("sequences.playback");
  const { rate } = useEditor();
  const range = usePlayhead((now) => now.range);
  const loop = usePlayhead((now) => now.loop);
  if (!range || total === 0) return null;
  const { from, to } = playedRange(total, range);
  return (
    <div
      role="img"
      aria-label={t("range", { from: smpte(from, rate), to: smpte(to, rate) })}
      className={`pointer-events-none absolute inset-y-2.5 rounded-sm border-lamp border-x-2 ${loop ? "bg-lamp/25" : "bg-current/10"}`}
      style={{ left: `${(from / total) * 100}%`, width: `${((to - from) / total) * 100}%` }}
    />
  );
}
