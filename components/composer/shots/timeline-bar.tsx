"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Edge } from "./edge";
import { ShotBlock } from "./shot-block";
import { endOf } from "./times";
import type { Choose } from "./use-moves";
import { useTimeline } from "./use-timeline";

type Props = { chosen: number; onChoose: Choose };

/** The video as a bar: each shot as wide as it is long, with an edge to drag and the seconds below. */
export function TimelineBar({ chosen, onChoose }: Props) {
  const t = useTranslations("compose");
  const bar = useRef<HTMLOListElement>(null);
  const { timeline, duration } = useTimeline();
  const scale = Math.max(duration, endOf(timeline));
  const every = scale > 10 ? 5 : 1;
  const marks = Array.from({ length: Math.floor(scale / every) + 1 }, (_, at) => at * every);
  const share = (seconds: number) => `${(seconds / scale) * 100}%`;
  return (
    <div className="px-1">
      <ol ref={bar} aria-label={t("shots.list")} className="relative h-16 select-none rounded-sm bg-sunken">
        {timeline.cuts.map((cut, index) => (
          <li
            // Shots have no id: their index identifies them.
            key={`segment-${index.toString()}`}
            className="@container absolute inset-y-0"
            style={{ left: share(cut.from), width: share(Math.max(0.2, cut.to - cut.from)) }}
          >
            <ShotBlock bar={bar} scale={scale} index={index} chosen={index === chosen} onChoose={onChoose} />
            <Edge bar={bar} scale={scale} index={index} />
          </li>
        ))}
        {scale > duration && (
          <li
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-0 rounded-r-sm border-danger border-l-2 border-dashed bg-danger/20"
            style={{ left: share(duration) }}
          />
        )}
      </ol>
      <div aria-hidden className="relative mt-1 h-4">
        {marks.map((mark) => (
          <span key={mark} className="timecode absolute -translate-x-1/2 text-faint" style={{ left: share(mark) }}>
            {mark}
          </span>
        ))}
      </div>
    </div>
  );
}
