import { type FocusEvent, useEffect, useEffectEvent, useRef, useState } from "react";

/** From this width on (Tailwind's `lg`), the composer has a column of its own and never folds. */
const WIDE = "(min-width: 64rem)";

/**
 * Whether the composer is one line on a small screen. Using it opens it, and so does what is `brought` from elsewhere;
 * scrolling the page folds it. The page also scrolls when a keyboard appears, so gestures count and not the position.
 */
export function useFold(brought: object | null) {
  const form = useRef<HTMLFormElement>(null);
  const [folded, set] = useState(!brought);
  useEffect(() => {
    if (brought) set(false);
  }, [brought]);
  const fold = () => {
    if (matchMedia(WIDE).matches) return;
    const { activeElement } = document;
    // Otherwise the keyboard of a phone would stay open above the one line.
    if (activeElement instanceof HTMLElement && activeElement.isContentEditable) activeElement.blur();
    set(true);
  };
  const onGesture = useEffectEvent(({ target }: Event) => {
    if (!(target instanceof Element && (form.current?.contains(target) || target.closest("dialog, [popover]")))) fold();
  });
  useEffect(() => {
    if (folded) return;
    const stop = new AbortController();
    const options = { passive: true, signal: stop.signal };
    const listener = (event: Event) => onGesture(event);
    window.addEventListener("touchmove", listener, options);
    window.addEventListener("wheel", listener, options);
    return () => stop.abort();
  }, [folded]);
  return {
    form,
    folded,
    fold,
    open: () => set(false),
    // Generate can be pressed without opening the composer.
    onFocus: ({ target }: FocusEvent) => set((now) => now && target instanceof HTMLButtonElement),
  };
}
