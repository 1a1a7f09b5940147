"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

/** Mouse travel in pixels, and touch time in milliseconds, before a video is lifted: less is a click or a scroll. */
const TRAVEL = 5;
const REST = 220;

type Grip = { id: string; x: number; y: number; lifted: boolean; timer?: ReturnType<typeof setTimeout> };
type Carry = { move: (id: string, place: number) => void; drop: (id: string) => void };

/** Drags an item of a list to another place; the others make room during the drag, which shows the result. */
export function useDragItem(list: RefObject<HTMLElement | null>, { move, drop }: Carry) {
  const [lifted, setLifted] = useState<string | null>(null);
  const grip = useRef<Grip | null>(null);

  // A scrolling page takes over the touch at the first move unless its default is prevented; React's listeners can't.
  useEffect(() => {
    const element = list.current;
    const hold = (event: TouchEvent) => grip.current?.lifted && event.cancelable && event.preventDefault();
    element?.addEventListener("touchmove", hold, { passive: false });
    return () => element?.removeEventListener("touchmove", hold);
  }, [list]);

  function lift(element: HTMLElement, pointer: number, held: Grip) {
    if (!element.isConnected || grip.current !== held) return;
    element.setPointerCapture(pointer);
    held.lifted = true;
    setLifted(held.id);
  }
  function letGo() {
    const held = grip.current;
    clearTimeout(held?.timer);
    grip.current = null;
    setLifted(null);
    if (held?.lifted) drop(held.id);
  }
  const handlers = (id: string) => ({
    onPointerDown({
      button,
      isPrimary,
      pointerType,
      pointerId,
      clientX,
      clientY,
      currentTarget,
      target,
    }: PointerEvent<HTMLElement>) {
      if (button !== 0 || !isPrimary || (target instanceof Element && target.closest("button"))) return;
      const held: Grip = { id, x: clientX, y: clientY, lifted: false };
      if (pointerType !== "mouse") held.timer = setTimeout(() => lift(currentTarget, pointerId, held), REST);
      grip.current = held;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = grip.current;
      if (!held) return;
      if (held.lifted) {
        const place = placeAt(list.current, event.clientX, event.clientY);
        if (place !== null) move(held.id, place);
      } else if (Math.hypot(event.clientX - held.x, event.clientY - held.y) >= TRAVEL) {
        if (event.pointerType === "mouse") lift(event.currentTarget, event.pointerId, held);
        else letGo();
      }
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  });
  return { lifted, handlers };
}

/** The index of the item under a point. */
function placeAt(list: HTMLElement | null, x: number, y: number): number | null {
  const place = [...(list?.children ?? [])].findIndex((item) => {
    const box = item.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
  return place < 0 ? null : place;
}
