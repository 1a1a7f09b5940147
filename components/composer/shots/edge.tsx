"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import { endRange, moveEnd } from "./durations";
import { seconds } from "./head";
import { GRID } from "./times";
import { useDragEdge } from "./use-drag-edge";
import { useTimeline } from "./use-timeline";

type Props = { bar: RefObject<HTMLElement | null>; scale: number; index: number };

/** The end of a shot: dragged, or moved by half a second with arrow keys and a second with Page Up and Page Down. */
export function Edge({ bar, scale, index }: Props) {
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
