"use client";

import { type RefObject, useEffect, useState } from "react";

/** Milliseconds without a movement after which the controls step aside. */
const STILL = 2_500;

/**
 * Whether nobody has moved, pressed or touched anything for a while, while `watching` and with no focus inside `box`.
 */
export function useIdle(box: RefObject<HTMLElement | null>, watching: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      // What holds the focus of a keyboard is never taken off the screen.
      if (box.current?.querySelector(":focus-visible, :hover")) wake();
      else setIdle(true);
    };
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(rest, STILL);
    };
    const events = ["pointermove", "pointerdown", "keydown", "focusin"] as const;
    for (const event of events) window.addEventListener(event, wake, { passive: true });
    wake();
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wake);
      setIdle(false);
    };
  }, [box, watching]);
  return idle;
}
