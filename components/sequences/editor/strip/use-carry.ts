"use client";

import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useDragItem } from "@/components/ui/use-drag-item";
import { useEditor } from "../use-editor";
import { mayMove, placeOfFrame } from "./places";

/** Pixels from the strip's edges at which a carried clip scrolls it, and by how many in each frame. */
const EDGE = 56;
const SCROLL = 9;

/** Carries clips to other places; at the edges the strip scrolls. `follow` are handlers of the list. */
export function useCarry(list: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const x = useRef(0);
  const move = (key: string) => {
    const left = list.current?.getBoundingClientRect().left ?? 0;
    const frame = ((x.current - left) / editor.view.get().zoom) * editor.rate;
    const to = placeOfFrame(editor.clips, frame);
    if (mayMove(editor.clips, key, to, frame)) editor.move(key, to);
  };
  const now = useDragItem(list, { move, except: "[data-handle]" });
  const carry = useRef(now);
  useEffect(() => {
    carry.current = now;
  });
  const { lifted } = now;
  const scroll = useEffectEvent((key: string) => {
    const box = scroller.current?.getBoundingClientRect();
    const way = !box ? 0 : x.current < box.left + EDGE ? -1 : x.current > box.right - EDGE ? 1 : 0;
    if (way === 0) return;
    scroller.current?.scrollBy({ left: way * SCROLL, behavior: "instant" });
    move(key);
  });
  useEffect(() => {
    if (lifted === null) return;
    let beat = requestAnimationFrame(function tick() {
      scroll(lifted);
      beat = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(beat);
  }, [lifted]);
  const follow = {
    onPointerMoveCapture(event: PointerEvent) {
      x.current = event.clientX;
    },
  };
  return { carry, lifted, follow };
}

/** The focus goes with the selection, where it is on a clip: arrow keys select, and the next key goes to what they chose. */
export function useFocusedClip(list: RefObject<HTMLElement | null>, selected: string | null): void {
  useEffect(() => {
    const focused = document.activeElement?.closest<HTMLElement>("li[data-key]");
    if (!focused || selected === null || focused.dataset.key === selected || !list.current?.contains(focused)) return;
    list.current.querySelector<HTMLElement>(`li[data-key="${CSS.escape(selected)}"] > button`)?.focus();
  }, [list, selected]);
}
