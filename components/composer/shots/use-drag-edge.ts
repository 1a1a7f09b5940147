import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { useComposerContext } from "@/components/composer/context";
import type { History } from "@/components/composer/prompt/undo-history";

/** Pixels of travel before a drag starts: less is a click. */
const TRAVEL = 4;

type Grip = { base: History; x: number; dragging: boolean };

/** Dragging along the timeline: reports the pointer from 0 to 1 of its width, and the history before the drag. */
export function useDragEdge(bar: RefObject<HTMLElement | null>, onDrag: (base: History, share: number) => void) {
  const { store } = useComposerContext();
  const grip = useRef<Grip | null>(null);
  const [dragging, setDragging] = useState(false);
  const dragged = useRef(false);
  const letGo = () => {
    dragged.current = grip.current?.dragging ?? false;
    grip.current = null;
    setDragging(false);
  };
  return {
    dragging,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || !event.isPrimary) return;
        grip.current = { base: store.get().history, x: event.clientX, dragging: false };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const held = grip.current;
        const box = bar.current?.getBoundingClientRect();
        if (!held || !box || (!held.dragging && Math.abs(event.clientX - held.x) < TRAVEL)) return;
        if (!held.dragging) {
          held.dragging = true;
          setDragging(true);
          if (event.currentTarget.isConnected) event.currentTarget.setPointerCapture(event.pointerId);
        }
        onDrag(held.base, (event.clientX - box.left) / box.width);
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      /** The click that ends a drag doesn't count. */
      onClickCapture(event: MouseEvent) {
        if (dragged.current) event.stopPropagation();
        dragged.current = false;
      },
    },
  };
}
