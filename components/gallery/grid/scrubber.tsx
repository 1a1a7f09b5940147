"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { MonthCount } from "@/lib/gallery/counts";
import { monthName } from "./month-name";

export type ScrubberProps = {
  /** Newest first. */
  months: readonly MonthCount[];
  now: number;
  /** The position of the screen and of each month, from 0 at the newest to 1 at the oldest. */
  share: number;
  shareOf: (month: number) => number;
  toMonth: (month: number) => void;
  toShare: (share: number) => void;
};

/** A timeline beside the gallery that jumps to any month: dragged with a pointer, stepped with arrow keys. */
export function Scrubber({ months, now, share, shareOf, toMonth, toShare }: ScrubberProps) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const [held, setHeld] = useState(false);
  const at = Math.max(
    0,
    months.findIndex(({ month }) => month === now),
  );
  const years = months.filter(({ month }, index) => yearOf(month) !== yearOf(months[index - 1]?.month ?? 0));
  const name = monthName(months[at]?.month ?? now, locale);

  function drag(event: PointerEvent<HTMLElement>) {
    const rail = event.currentTarget.getBoundingClientRect();
    toShare(Math.min(1, Math.max(0, (event.clientY - rail.top) / rail.height)));
  }
  function step(event: KeyboardEvent) {
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      PageDown: at + 12,
      PageUp: at - 12,
      Home: 0,
      End: months.length - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const month = months[Math.min(months.length - 1, Math.max(0, target))];
    if (month) toMonth(month.month);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("scrubber")}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={at}
      aria-valuetext={name}
      onKeyDown={step}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        drag(event);
      }}
      onPointerMove={(event) => held && drag(event)}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      className="group fixed top-20 right-0 bottom-[calc(var(--bottom-bar,0px)+1.5rem)] z-20 w-6 cursor-ns-resize touch-none select-none md:w-12"
    >
      {years.map(({ month }) => (
        <span
          key={month}
          aria-hidden="true"
          className="timecode -translate-y-1/2 absolute right-3 hidden text-faint opacity-0 transition-opacity duration-150 group-hover:opacity-100 group-focus-visible:opacity-100 md:block"
          style={{ top: `${shareOf(month) * 100}%` }}
        >
          {yearOf(month)}
        </span>
      ))}
      <span
        aria-hidden="true"
        className="-translate-y-1/2 absolute right-0 h-1 w-4 rounded-full bg-lamp opacity-60 group-hover:opacity-100 md:w-6"
        style={{ top: `${share * 100}%` }}
      />
      {held && (
        <span
          aria-hidden="true"
          className="-translate-y-1/2 absolute right-14 whitespace-nowrap rounded-md bg-raised px-3 py-1.5 text-sm shadow-(--shadow)"
          style={{ top: `${share * 100}%` }}
        >
          {name}
        </span>
      )}
    </div>
  );
}

const yearOf = (month: number): number => Math.floor(month / 100);
