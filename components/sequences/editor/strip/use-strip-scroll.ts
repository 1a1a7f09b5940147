"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useEditor, useStripView } from "../use-editor";
import { followPinch } from "./follow-pinch";

/** Measures the strip's visible part, zooms it by wheel and fingers, and keeps the place when zoomed. */
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
    followPinch(editor, element, stop.signal);
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [editor, view, scroller]);

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
