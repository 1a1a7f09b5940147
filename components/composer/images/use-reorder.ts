import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { moveImage } from "@/components/composer/changes";
import { useComposerContext } from "@/components/composer/context";

/** Mouse travel in pixels, and touch time in milliseconds, before an image is lifted: less is a click or a scroll. */
const TRAVEL = 5;
const REST = 220;

type Grip = { key: string; pointer: number; x: number; y: number; timer?: ReturnType<typeof setTimeout> };

/** Reordering by pointer. The other images make room during the drag, which shows the result. */
export function useReorder(list: RefObject<HTMLUListElement | null>) {
  const { store } = useComposerContext();
  const [lifted, setLifted] = useState<string | null>(null);
  const grip = useRef<Grip | null>(null);
  const carrying = useRef(false);

  // A scrollable list takes over the touch at the first move, unless that move's default is prevented. React's own
  // touch listeners are passive and can't do that.
  useEffect(() => {
    const strip = list.current;
    const hold = (event: TouchEvent) => carrying.current && event.cancelable && event.preventDefault();
    strip?.addEventListener("touchmove", hold, { passive: false });
    return () => strip?.removeEventListener("touchmove", hold);
  }, [list]);

  const lift = (element: HTMLElement, held: Grip) => {
    // A pointer that is already up can't be captured.
    try {
      element.setPointerCapture(held.pointer);
    } catch {
      return;
    }
    carrying.current = true;
    setLifted(held.key);
  };

  const letGo = () => {
    clearTimeout(grip.current?.timer);
    grip.current = null;
    setLifted(null);
    // The click that ends a drag must not count; it fires right after this event.
    setTimeout(() => {
      carrying.current = false;
    });
  };

  const handlers = (key: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      const held: Grip = { key, pointer: event.pointerId, x: event.clientX, y: event.clientY };
      const element = event.currentTarget;
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
      if (place !== null) store.set(moveImage(held.key, place));
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    /** True during a drag: the click that follows belongs to it. */
    carried: () => carrying.current,
  });
  return { lifted, handlers };
}

/** The index of the image under a point. */
function placeAt(list: HTMLUListElement | null, x: number, y: number): number | null {
  const tiles = [...(list?.children ?? [])];
  const place = tiles.findIndex((tile) => {
    const box = tile.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
  return place < 0 ? null : place;
}
