"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import { charsOf } from "@/components/composer/prompt/prompt-text";
import { moveCut } from "./edit-timeline";
import { isTimed, seconds } from "./head";
import { readTimeline } from "./timeline";
import { useDragEdge } from "./use-drag-edge";
import { type Choose, useMoves } from "./use-moves";
import { useTimeline } from "./use-timeline";

type Props = {
  bar: RefObject<HTMLElement | null>;
  /** Seconds across the whole timeline. */
  scale: number;
  index: number;
  chosen: boolean;
  onChoose: Choose;
};

/** One shot on the timeline: click to choose, drag or Shift and an arrow to move, Delete to remove. */
export function ShotBlock({ bar, scale, index, chosen, onChoose }: Props) {
  const t = useTranslations("compose.shots");
  const moves = useMoves(onChoose);
  const { timeline, drag } = useTimeline();
  const cut = timeline.cuts[index];
  const grip = useDragEdge(bar, (base, share) => {
    // By the shots as they were when the drag began: the shots that made room must not change the target.
    const before = readTimeline(base.present.doc).cuts;
    const place = before.findIndex((one) => share * scale < one.to);
    const to = place < 0 ? before.length - 1 : place;
    drag(base, (timeline) => moveCut(timeline, index, to));
    onChoose(to);
  });
  if (!cut) return null;
  const timed = isTimed(cut.head);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      return moves.remove(index);
    }
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step === 0 || !event.shiftKey) return;
    event.preventDefault();
    moves.move(index, index + step, true);
  };
  return (
    <button
      type="button"
      data-shot={index}
      aria-pressed={chosen}
      aria-label={t(timed ? "one" : "numberedOne", {
        number: index + 1,
        from: seconds(cut.from),
        to: seconds(cut.to),
        words: charsOf(cut.body).replaceAll("\ufffc", "@").slice(0, 60),
      })}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Delete"
      onKeyDown={onKeyDown}
      onClick={() => onChoose(index)}
      {...grip.handlers}
      className={`absolute inset-y-0 right-0.5 left-0 flex touch-pan-y flex-col items-center justify-center overflow-hidden rounded-sm transition-colors ${chosen ? "bg-ink text-ground" : "bg-raised text-soft hover:text-ink"}`}
    >
      <span className="font-semibold text-sm">{index + 1}</span>
      {timed && (
        <span className="timecode hidden opacity-80 @min-[2.75rem]:block">
          {t("duration", { seconds: seconds(cut.to - cut.from) })}
        </span>
      )}
    </button>
  );
}
