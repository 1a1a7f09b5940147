"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Keys that are pressed on a card before what they do is loaded: pressed again by the returned function, which is called
 * once it is.
 */
export function useEarlyKeys(box: RefObject<HTMLElement | null>): () => void {
  const [early] = useState(() => {
    let keys: KeyboardEvent[] | null = [];
    return {
      keep: (event: KeyboardEvent) => void keys?.push(event),
      press() {
        const kept = keys ?? [];
        keys = null;
        for (const event of kept) {
          if (!event.defaultPrevented) event.target?.dispatchEvent(new KeyboardEvent(event.type, event));
        }
      },
    };
  });
  useEffect(() => {
    const grid = box.current;
    grid?.addEventListener("keydown", early.keep);
    return () => grid?.removeEventListener("keydown", early.keep);
  }, [box, early]);
  return early.press;
}
