import { useEffect, useRef } from "react";
import type { ForCompose } from "@/lib/generations/loaders";
import { beginAgain } from "./changes";
import type { Desk } from "./context";
import { startAutosave } from "./draft/autosave";

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
    const stop = startAutosave(store, owner);
    void uploads.resume();
    return stop;
  }, [store, uploads, owner]);
}
