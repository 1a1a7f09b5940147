"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { keepTrying } from "@/components/ui/keep-trying";

/** Selects cards by drawing a rectangle with the mouse. The code is loaded when a mouse first comes near. */
export function useRubberBand(box: RefObject<HTMLElement | null>, place: () => number): void {
  const at = useEffectEvent(place);
  useEffect(() => {
    const grid = box.current;
    if (!grid) return;
    let draw: typeof import("./rubber-band").drawRubberBand | undefined;
    let stop: (() => void) | undefined;
    const onNear = ({ pointerType }: PointerEvent) => {
      if (pointerType !== "mouse") return;
      grid.removeEventListener("pointerover", onNear);
      void keepTrying(() => import("./rubber-band")).then((file) => {
        draw = file.drawRubberBand;
      });
    };
    const onPress = (event: PointerEvent) => {
      const plain = event.pointerType === "mouse" && event.button === 0 && !event.ctrlKey && !event.metaKey;
      const tool =
        event.target instanceof Element &&
        event.target.closest("button:not([data-card]), a:not([data-card]), [role=slider]");
      if (!plain || tool || !draw) return;
      stop?.();
      stop = draw(grid, event, at, () => {
        stop = undefined;
      });
    };
    grid.addEventListener("pointerover", onNear);
    grid.addEventListener("pointerdown", onPress);
    return () => {
      stop?.();
      grid.removeEventListener("pointerover", onNear);
      grid.removeEventListener("pointerdown", onPress);
    };
  }, [box]);
}
