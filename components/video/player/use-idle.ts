import { type RefObject, useEffect, useState } from "react";

/** Milliseconds without input after which the controls are hidden. */
const STILL = 2_500;

/** Whether there was no movement, key or touch for a while, while `watching` and without focus inside `box`. */
export function useIdle(box: RefObject<HTMLElement | null>, watching: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      // Controls with keyboard focus are never hidden.
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
