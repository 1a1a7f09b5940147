"use client";

import { useLocale, useTimeZone } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Milliseconds after the last scroll for which the day is shown. */
const LINGER = 1_200;
/** Where readers look first: below the header, at the left edge of the grid. */
const BELOW = 96;

/**
 * Shows the day of the topmost videos during scrolling. It floats, because headings between the rows would make the
 * height of unloaded runs depend on their days, while the layout is computed from counts alone.
 */
export function FloatingDay({ box }: { box: RefObject<HTMLElement | null> }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const mark = useRef<HTMLParagraphElement>(null);
  const [day, setDay] = useState("");

  useEffect(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone });
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      frame = 0;
      const at = dayAt(box.current);
      if (at) setDay(format.format(new Date(at)));
      mark.current?.toggleAttribute("data-shown", at !== undefined);
      clearTimeout(timer);
      timer = setTimeout(() => mark.current?.removeAttribute("data-shown"), LINGER);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
    };
  }, [box, locale, timeZone]);

  return (
    <p
      ref={mark}
      aria-hidden="true"
      className="pointer-events-none fixed top-18 left-1/2 z-20 -translate-x-1/2 whitespace-nowrap rounded-full bg-raised px-4 py-1.5 text-sm opacity-0 shadow-(--shadow) transition-opacity duration-150 data-shown:opacity-100"
    >
      {day}
    </p>
  );
}

/** The creation time of the topmost video on the screen; undefined between two videos and at the top of the gallery. */
function dayAt(grid: HTMLElement | null): string | undefined {
  const bounds = grid?.getBoundingClientRect();
  if (!bounds || bounds.top > 0) return undefined;
  for (const below of [0, 24]) {
    const card = document
      .elementFromPoint(bounds.left + 24, BELOW + below)
      ?.closest("[data-state]")
      ?.querySelector<HTMLElement>("[data-card]");
    if (card) return card.dataset.at;
  }
  return undefined;
}
