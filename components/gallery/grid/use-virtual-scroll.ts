"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Drawn, drawnAt, sameDrawn } from "./rows/drawn";
import type { Estimate } from "./rows/estimate";
import { placeOfReading, type Reading, readingAt } from "./rows/reading-position";
import { RowMap, type Shown } from "./rows/row-map";
import { ScrollMap } from "./scroll-map";
import { rememberWidth } from "./width-cookie";

/** Milliseconds without movement before the scroll bar is settled. */
const REST = 140;

/** What was at the top of the screen, small enough for the history. */
export type ScrollAnchor = { month: number; run: number; below: number; id: string; above: number };

/**
 * Which rows are on the screen and where, as the page scrolls and what it shows grows and changes. `served` are the rows
 * in the server's page: they stay even if the server did not know the width, so that nothing moves when this starts.
 */
export function useVirtualScroll(
  box: RefObject<HTMLElement | null>,
  shown: Shown,
  estimateFor: (width: number) => Estimate,
  served: RowMap,
) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const map = useRef<RowMap>(null);
  const scroll = useRef<ScrollMap>(null);
  /** Where to return to once that is loaded. */
  const sought = useRef<Reading>(null);

  const top = useEffectEvent(() => (box.current?.getBoundingClientRect().top ?? 0) + window.scrollY);

  const draw = useEffectEvent(() => {
    if (!map.current || !scroll.current) return;
    const next = drawnAt(map.current, window.innerHeight, scroll.current);
    setDrawn((now) => (now && sameDrawn(now, next) ? now : next));
  });

  const rest = useEffectEvent(() => {
    const bar = scroll.current;
    if (!bar || bar.place <= 0) return;
    const before = bar.bar;
    bar.settle();
    flushSync(draw);
    if (Math.abs(before - bar.bar) < 1) return;
    window.scrollTo({ top: top() + bar.bar, behavior: "instant" });
    bar.bar = window.scrollY - top();
    draw();
  });

  const goTo = useEffectEvent((place: number) => {
    scroll.current?.goTo(place);
    rest();
  });

  /** Lays out what is shown now, without moving what the user reads. */
  const layOut = useEffectEvent((content: Shown, estimate: typeof estimateFor) => {
    const [before, bar] = [map.current, scroll.current];
    if (!before || !bar) return;
    const reading = readingAt(before, bar.place, window.innerHeight);
    const now = new RowMap(content, before.width, estimate(before.width), before);
    map.current = now;
    if (bar.resize(now.height)) return draw();
    const id = sought.current?.videos[0]?.id;
    const found = id !== undefined && now.topOf(id) !== undefined ? sought.current : null;
    if (found) sought.current = null;
    const held = found ?? reading;
    if (held) bar.place = placeOfReading(now, held) ?? bar.place;
    draw();
  });

  const start = useEffectEvent(() => {
    const [before, place] = [map.current, scroll.current?.place ?? 0];
    const width = box.current?.clientWidth ?? 0;
    const now = new RowMap(shown, width, estimateFor(width), before ?? served, before ? undefined : true);
    map.current = now;
    if (width !== served.width) rememberWidth(width);
    scroll.current = new ScrollMap(now.height, window.innerHeight);
    scroll.current.moved(window.scrollY - top());
    const reading = before && before.width !== width && readingAt(before, place, window.innerHeight);
    const held = reading ? placeOfReading(now, reading) : undefined;
    if (held !== undefined) scroll.current.goTo(held);
    draw();
  });

  // Before the first paint: positions the server-rendered cards.
  useLayoutEffect(() => start(), []);

  useLayoutEffect(() => layOut(shown, estimateFor), [shown, estimateFor]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settleSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(rest, REST);
    };
    const onScroll = () => {
      const to = window.scrollY - top();
      // The user went elsewhere before the place to return to was loaded.
      if (Math.abs(to - (scroll.current?.bar ?? 0)) > 1) sought.current = null;
      scroll.current?.moved(to);
      draw();
      settleSoon();
    };
    const onResize = () => {
      start();
      settleSoon();
    };
    const resized = new ResizeObserver(() => {
      if (box.current?.clientWidth !== map.current?.width) onResize();
    });
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", onResize);
    if (box.current) resized.observe(box.current);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", onResize);
      resized.disconnect();
    };
  }, [box]);

  return {
    drawn,
    /** The gallery's pixel at the top of the screen. */
    place: () => scroll.current?.place ?? 0,
    goToMonth: (month: number) => goTo(map.current?.blocks.monthTop(month) ?? 0),
    goToShare: (share: number) => goTo(share * (map.current?.height ?? 0)),
    goToAnchor: ({ month, run, below, id, above }: ScrollAnchor) => {
      const now = map.current;
      if (!now) return;
      const reading = { videos: [{ id, below: above }], block: { month, run, below } };
      if (now.topOf(id) === undefined) sought.current = reading;
      const place = placeOfReading(now, reading);
      if (place !== undefined) goTo(place);
    },
    anchor: (): ScrollAnchor | null => {
      const reading = map.current && readingAt(map.current, scroll.current?.place ?? 0, window.innerHeight);
      const [video] = reading?.videos ?? [];
      return reading ? { ...reading.block, id: video?.id ?? "", above: video?.below ?? 0 } : null;
    },
    monthShare: (month: number) => (map.current?.height ? map.current.blocks.monthTop(month) / map.current.height : 0),
  };
}
