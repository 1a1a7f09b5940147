import { useSyncExternalStore } from "react";
import { createStore } from "./store";

/** What a user does before anything on a page is of use to them, and what a page must not miss while it is waiting. */
const SIGNS = [
  "pointermove",
  "pointerdown",
  "touchstart",
  "wheel",
  "focusin",
  "keydown",
  "dragenter",
  "drop",
  "paste",
  "visibilitychange",
  "offline",
] as const;

const used = createStore(false);
let listening = false;

/** The page is being used, or has something to show that needs all of it. */
export function startUse(): void {
  if (used.get()) return;
  for (const sign of SIGNS) window.removeEventListener(sign, startUse);
  used.set(() => true);
}

function subscribe(listener: () => void): () => void {
  if (!listening) {
    listening = true;
    for (const sign of SIGNS) window.addEventListener(sign, startUse, { passive: true });
    // Before this script ran.
    if (document.activeElement !== document.body) startUse();
  }
  return used.subscribe(listener);
}

/**
 * False until the user first does anything: what only an action needs is loaded then, so that opening a page stays
 * light. Stays true, also on the pages that follow.
 */
export const useUsed = (): boolean => useSyncExternalStore(subscribe, used.get, () => false);
