"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useEditor, useStripView } from "../use-editor";

/** How much one notch of a wheel zooms. */
const WHEEL = 0.002;

/** Measures the strip's visible part, zooms at the pointer by the wheel with Ctrl, and keeps the place when zoomed. */
export function useStripScroll(scroller: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  const { view, player, rate } = editor;
  const zoom = useStripView((now) => now.zoom);
  /** As it was before the browser fitted it to a narrower strip. */
  const seen = useRef({ left: 0, zoom });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => view.set((now) => ({ ...now, width: element.clientWidth })));
    observer.observe(element);
    const stop = new AbortController();
    element.addEventListener(
      "scroll",
      () => {
        seen.current.left = element.scrollLeft;
      },
      { passive: true, signal: stop.signal },
    );
    element.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        // The browser would zoom the whole page.
        event.preventDefault();
        const { zoom: now } = view.get();
        const x = event.clientX - element.getBoundingClientRect().left;
        const frame = ((element.scrollLeft + x) / now) * rate;
        editor.zoomTo(now * Math.exp(-event.deltaY * WHEEL), { frame, x });
      },
      { passive: false, signal: stop.signal },
    );
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [editor, view, rate, scroller]);

  useLayoutEffect(() => {
    const { left, zoom: before } = seen.current;
    const element = scroller.current;
    if (!element || before === zoom) return;
    const { anchor, width } = view.get();
    const playhead = (player.frame / rate) * before - left;
    const x = anchor?.x ?? (playhead >= 0 && playhead <= width ? playhead : width / 2);
    const frame = anchor?.frame ?? ((left + x) / before) * rate;
    element.scrollLeft = (frame / rate) * zoom - x;
    seen.current = { left: element.scrollLeft, zoom };
  }, [zoom, view, player, rate, scroller]);
}
