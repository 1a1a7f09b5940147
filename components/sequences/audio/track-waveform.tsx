"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useEditor, usePlayhead } from "@/components/sequences/editor/use-editor";
import type { AudioTrack } from "@/lib/sequences/content";
import { PEAKS_PER_SECOND } from "./peaks-messages";
import { type Waveform, watchWaveform, waveformOf } from "./waveforms";

/** The sound of the track over the whole time of the sequence. */
export function TrackWaveform({ track, total }: { track: AudioTrack; total: number }) {
  const t = useTranslations("audioTrack");
  const { rate } = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { audioId } = track;
  const subscribe = useCallback((changed: () => void) => watchWaveform(audioId, changed), [audioId]);
  const read = () => waveformOf(audioId).store.get();
  const waveform = useSyncExternalStore(subscribe, read, read);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const paint = () => draw(element, waveform, { track, total, rate });
    const sized = new ResizeObserver(paint);
    sized.observe(element);
    return () => sized.disconnect();
  }, [waveform, track, total, rate]);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="relative h-16 overflow-hidden rounded-md bg-sunken" dir="ltr">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("waveform")}
          className={`absolute inset-0 size-full ${track.muted ? "text-faint" : "text-soft"}`}
        />
        <Playhead total={total} />
      </div>
      <p aria-live="polite" className="text-faint text-xs empty:hidden">
        {waveform.state === "reading" && t("reading")}
        {waveform.state === "unreadable" && t("unreadable")}
        {waveform.state === "missing" && <span className="text-danger">{t("missing")}</span>}
      </p>
    </div>
  );
}

function Playhead({ total }: { total: number }) {
  const frame = usePlayhead((now) => now.frame);
  const share = total > 0 ? Math.min(1, frame / total) : 0;
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 w-0.5 bg-lamp"
      style={{ left: `${(share * 100).toFixed(3)}%` }}
    />
  );
}

type Place = { track: AudioTrack; total: number; rate: number };

/** One line a pixel, from the middle to both sides. */
function draw(canvas: HTMLCanvasElement, { peaks }: Waveform, { track, total, rate }: Place): void {
  const scale = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(canvas.clientWidth * scale), Math.round(canvas.clientHeight * scale)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context || width === 0 || total === 0) return;
  context.clearRect(0, 0, width, height);
  context.fillStyle = getComputedStyle(canvas).color;
  const all = joined(peaks);
  const placeOf = (frame: number) => Math.floor(((frame - track.at + track.in) / rate) * PEAKS_PER_SECOND);
  for (let x = 0; x < width; x += 1) {
    const [frame, next] = [(x / width) * total, ((x + 1) / width) * total];
    if (frame < track.at || frame >= track.at + track.out - track.in) continue;
    const [from, to] = [placeOf(frame), placeOf(next)];
    let peak = 0;
    for (let at = from; at <= to; at += 1) peak = Math.max(peak, all[at] ?? 0);
    const tall = Math.max(scale, (peak / 255) * (track.volume / 100) * height);
    context.fillRect(x, (height - tall) / 2, 1, tall);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
