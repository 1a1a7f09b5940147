"use client";

import { Maximize, Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, useEffect, useRef } from "react";
import { CaptionLayer } from "@/components/sequences/captions/caption-layer";
import { ControlButton } from "@/components/video/player/control-button";
import styles from "@/components/video/player/scrub.module.css";
import { smpte, totalFrames } from "@/lib/sequences/timeline";
import { useClips, useEditor, useEditorState, usePlayhead } from "./use-editor";

const VIDEO = "absolute inset-0 size-full object-contain opacity-0";

/** The sequence as it will be, and the controls of its player. */
export function SequencePreview() {
  const t = useTranslations("sequences");
  const { player } = useEditor();
  const [first, second, stage] = [
    useRef<HTMLVideoElement>(null),
    useRef<HTMLVideoElement>(null),
    useRef<HTMLElement>(null),
  ];
  const ratio = useEditorState(({ history, videos }) => {
    const video = history.present.clips.map(({ videoId }) => videoId && videos.get(videoId)).find(Boolean);
    return video ? video.width / video.height : 16 / 9;
  });
  const gap = usePlayhead((now) => now.gap);
  useEffect(
    () => (first.current && second.current ? player.attach([first.current, second.current]) : undefined),
    [player, first, second],
  );
  return (
    <section ref={stage} aria-label={t("preview")} className="stage flex flex-col rounded-md bg-sunken text-ink">
      <div
        className="relative mx-auto max-h-[48dvh] w-full max-w-full overflow-hidden rounded-t-md bg-black in-[:fullscreen]:max-h-none in-[:fullscreen]:grow"
        style={{ aspectRatio: ratio }}
      >
        <video ref={first} preload="auto" playsInline aria-hidden="true" tabIndex={-1} className={VIDEO} />
        <video ref={second} preload="auto" playsInline aria-hidden="true" tabIndex={-1} className={VIDEO} />
        {gap !== null && (
          <p dir="auto" className="absolute inset-0 grid place-items-center bg-black p-4 text-center text-white">
            {gap || t("empty_preview")}
          </p>
        )}
        <CaptionLayer />
      </div>
      <Transport onFull={() => void stage.current?.requestFullscreen?.().catch(() => undefined)} />
    </section>
  );
}

function Transport({ onFull }: { onFull: () => void }) {
  const t = useTranslations("sequences");
  const { player } = useEditor();
  const speed = usePlayhead((now) => now.speed);
  return (
    <div className="flex flex-wrap items-center px-2">
      <ControlButton label={t("frame_back")} shortcut="," onClick={() => player.step(-1)}>
        <StepBack aria-hidden="true" className="size-4.5" />
      </ControlButton>
      <ControlButton label={speed === 0 ? t("play") : t("pause")} onClick={player.toggle}>
        {speed === 0 ? (
          <Play aria-hidden="true" className="size-5.5 fill-current" />
        ) : (
          <Pause aria-hidden="true" className="size-5.5 fill-current" />
        )}
      </ControlButton>
      <ControlButton label={t("frame_on")} shortcut="." onClick={() => player.step(1)}>
        <StepForward aria-hidden="true" className="size-4.5" />
      </ControlButton>
      <Playhead />
      <ControlButton label={t("full")} onClick={onFull}>
        <Maximize aria-hidden="true" className="size-4.5" />
      </ControlButton>
    </div>
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
      <input
        type="range"
        min={0}
        max={Math.max(1, total - 1)}
        value={frame}
        onChange={(event) => player.seek(event.target.valueAsNumber)}
        aria-label={t("playhead")}
        aria-valuetext={t("playhead_of", { now, all })}
        className={styles.scrub}
        style={fill}
      />
      <span className="timecode whitespace-nowrap opacity-75">{all}</span>
    </div>
  );
}
