import { useEffect, useRef } from "react";
import type { ForCompose } from "@/lib/generations/loaders";
import { beginAgain } from "./changes";
import type { Desk } from "./context";

/** What begins and ends with the composer: the draft is kept, uploads go on, "Use again" is loaded once. */
export function useDeskLife({ store, uploads }: Desk, owner: string, seed: ForCompose | null): void {
  const used = useRef(seed);

  useEffect(() => {
    if (!seed) return;
    if (used.current !== seed) store.set(beginAgain(seed));
    used.current = seed;
    // The address has done its work; a reload must show the draft as it is then, not load the same words again.
    window.history.replaceState(null, "", "/");
  }, [store, seed]);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let over = false;
    // Loaded after the page, which is there to be seen and written in first.
    void import("./draft/autosave").then(({ startAutosave }) => {
      if (over) return;
      stop = startAutosave(store, owner);
      void uploads.resume();
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [store, uploads, owner]);
}
