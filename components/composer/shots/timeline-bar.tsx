"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { endRange, moveEnd } from "./durations";
import { seconds } from "./head";
import { ShotBlock } from "./shot-block";
import { endOf, GRID, hasTimes } from "./times";
import { useDragEdge } from "./use-drag-edge";
import type { Choose } from "./use-moves";
import { useTimeline } from "./use-timeline";

type Props = { chosen: number; onChoose: Choose };

/** The video as a bar: each shot as wide as it is long, with an edge to drag and the seconds below, if it has times. */
export function TimelineBar({ chosen, onChoose }: Props) {
  const t = useTranslations("compose");
  const bar = useRef<HTMLOListElement>(null);
  const { timeline, duration } = useTimeline();
  const timed = hasTimes(timeline);
  const scale = timed ? Math.max(duration, endOf(timeline)) : endOf(timeline);
  const every = scale > 10 ? 5 : 1;
  const marks = Array.from({ length: timed ? Math.floor(scale / every) + 1 : 0 }, (_, at) => at * every);
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
            {timed && <Edge bar={bar} scale={scale} index={index} />}
          </li>
        ))}
        {timed && scale > duration && (
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

type EdgeProps = { bar: RefObject<HTMLElement | null>; scale: number; index: number };

/** The end of a shot: dragged, or moved by half a second with arrow keys and a second with Page Up and Page Down. */
function Edge({ bar, scale, index }: EdgeProps) {
  const t = useTranslations("compose.shots");
  const { timeline, duration, edit, drag } = useTimeline();
  const grip = useDragEdge(bar, (base, share) =>
    drag(base, (before) => moveEnd(before, index, share * scale, duration)),
  );
  const cut = timeline.cuts[index];
  if (!cut) return null;
  const [least, most] = endRange(timeline, index, duration);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: cut.to - GRID,
      ArrowDown: cut.to - GRID,
      ArrowRight: cut.to + GRID,
      ArrowUp: cut.to + GRID,
      PageDown: cut.to - 1,
      PageUp: cut.to + 1,
      Home: least,
      End: most,
    }[event.key];
    if (to === undefined || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    edit((now) => moveEnd(now, index, to, duration), "carry");
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("edge", { number: index + 1 })}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={cut.to}
      aria-valuetext={t("at", { seconds: seconds(cut.to) })}
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
      {...grip.handlers}
      className="group absolute inset-y-0 -right-3 z-10 grid w-6 pointer-coarse:-right-4 pointer-coarse:w-8 cursor-ew-resize touch-none place-items-center rounded-sm"
    >
      <span
        className={`h-8 w-1 rounded-full transition-colors group-hover:bg-lamp ${grip.dragging ? "bg-lamp" : "bg-faint"}`}
      />
    </div>
  );
}
