"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Clip } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";
import { useEditor } from "../use-editor";
import { type EdgeDrag, EdgeHandle } from "./edge-handle";
import { snapBy, snapPlaces } from "./snap";
import { holdEnd, releaseEnd } from "./strip-actions";

type Props = { clip: Clip; place: number; end: "in" | "out"; outside: boolean };

/** One end of the selected clip. */
export function TrimHandle({ clip, place, end, outside }: Props) {
  const t = useTranslations("sequences.strip");
  const editor = useEditor();
  return (
    <EdgeHandle
      side={end}
      outside={outside}
      label={t(end === "in" ? "left_edge" : "right_edge", { place })}
      value={clip[end]}
      range={end === "in" ? [0, clip.out - 1] : [clip.in + 1, clip.frames]}
      text={smpte(clip[end], editor.rate)}
      onMove={(to) => editor.trim(clip.key, within(clip, end, to))}
      drag={useTrimDrag(clip, end)}
      className="h-20"
    />
  );
}

/** A dragged end stops at the other one, which stays. */
const within = (clip: Clip, end: "in" | "out", to: number): { in: number } | { out: number } =>
  end === "in" ? { in: Math.min(clip.out - 1, to) } : { out: Math.max(clip.in + 1, to) };

function useTrimDrag(clip: Clip, end: "in" | "out"): EdgeDrag {
  const editor = useEditor();
  const places = useRef<number[]>([]);
  return {
    start() {
      places.current = snapPlaces(editor.timeline, editor.player.frame);
      holdEnd(editor, clip, end);
    },
    move(pixels, free) {
      const { held, zoom, snap } = editor.view.get();
      if (!held) return;
      const { rate } = editor;
      const start = held.cuts[editor.clips.findIndex(({ key }) => key === clip.key)] ?? 0;
      const edge = end === "in" ? start : start + clipLength(held.clip);
      const { by, guide } = snapBy([edge], (pixels / zoom) * rate, snap && !free ? places.current : null, {
        zoom,
        rate,
      });
      const to = held.clip[end] + by;
      editor.trim(clip.key, within(held.clip, end, to));
      // It may have stopped earlier, at the video's own end.
      const reached = editor.clips.find(({ key }) => key === clip.key)?.[end] === to;
      editor.view.set((view) => ({ ...view, guide: reached ? guide : null }));
    },
    end: (undo) => releaseEnd(editor, undo),
  };
}
