"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

/** Mouse travel in pixels, and touch time in milliseconds, before an item is lifted: less is a click or a scroll. */
const TRAVEL = 5;
const REST = 220;

type Grip = { id: string; pointer: number; x: number; y: number; timer?: ReturnType<typeof setTimeout> };
/** `move` runs at each new place, `drop` at the end. What matches `except` drags nothing. */
type Carry = { move: (id: string, place: number) => void; drop?: (id: string) => void; except?: string };

/** Drags an item of a list to another place; the others make room during the drag, which shows the result. */
export function useDragItem(list: RefObject<HTMLElement | null>, { move, drop, except }: Carry) {
  const [lifted, setLifted] = useState<string | null>(null);
  const grip = useRef<Grip | null>(null);
  const carrying = useRef(false);

  // A scrollable list takes over the touch at the first move, unless that move's default is prevented. React's own
  // touch listeners are passive and can't do that.
  useEffect(() => {
    const element = list.current;
    const hold = (event: TouchEvent) => carrying.current && event.cancelable && event.preventDefault();
    // A second finger before an item is lifted is the beginning of another gesture.
    const leave = ({ touches }: TouchEvent) => {
      if (touches.length < 2 || carrying.current) return;
      clearTimeout(grip.current?.timer);
      grip.current = null;
    };
    element?.addEventListener("touchmove", hold, { passive: false });
    window.addEventListener("touchstart", leave, { passive: true });
    return () => {
      element?.removeEventListener("touchmove", hold);
      window.removeEventListener("touchstart", leave);
    };
  }, [list]);

  const lift = (element: HTMLElement, held: Grip) => {
    if (!element.isConnected || grip.current !== held) return;
    // A pointer that is already up can't be captured.
    try {
      element.setPointerCapture(held.pointer);
    } catch {
      return;
    }
    carrying.current = true;
    setLifted(held.id);
  };

  const letGo = () => {
    const held = grip.current;
    clearTimeout(held?.timer);
    grip.current = null;
    setLifted(null);
    if (held && carrying.current) drop?.(held.id);
    // The click that ends a drag must not count; it fires right after this event.
    setTimeout(() => {
      carrying.current = false;
    });
  };

  const handlers = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { currentTarget: element, target, pointerId: pointer, clientX: x, clientY: y } = event;
      const barred = except !== undefined && target instanceof Element && target.closest(except);
      if (event.button !== 0 || !event.isPrimary || barred) return;
      const held: Grip = { id, pointer, x, y };
      if (event.pointerType !== "mouse") held.timer = setTimeout(() => lift(element, held), REST);
      grip.current = held;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = grip.current;
      if (!held) return;
      if (!carrying.current) {
        if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < TRAVEL) return;
        if (event.pointerType === "mouse") lift(event.currentTarget, held);
        else letGo();
        return;
      }
      const place = placeAt(list.current, event.clientX, event.clientY);
      if (place !== null) move(held.id, place);
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  });
  /** `carried` is true during a drag: the click that follows belongs to it. */
  return { lifted, handlers, carried: () => carrying.current };
}

/** The index of the item under a point. */
function placeAt(list: HTMLElement | null, x: number, y: number): number | null {
  const place = [...(list?.children ?? [])].findIndex((item) => {
    const box = item.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
  return place < 0 ? null : place;
}
