import { useSyncExternalStore } from "react";
import { isTaken } from "./key-target";
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
  "paste",
  "visibilitychange",
  "offline",
] as const;

const used = createStore(false);
let listening = false;
let keys: KeyboardEvent[] | null = [];

const collectKey = (event: KeyboardEvent): void => {
  if (!isTaken(event)) keys?.push(event);
};

/** The page is being used, or has something to show that needs all of it. */
export function startUse(): void {
  if (used.get()) return;
  for (const sign of SIGNS) window.removeEventListener(sign, startUse);
  used.set(() => true);
}

function subscribe(listener: () => void): () => void {
  if (!listening) {
    listening = true;
    window.addEventListener("keydown", collectKey);
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

/** Presses the keys again that came before the shortcuts were loaded, once. */
export function pressEarlyKeys(): void {
  const early = keys ?? [];
  keys = null;
  window.removeEventListener("keydown", collectKey);
  for (const event of early) {
    if (!event.defaultPrevented) event.target?.dispatchEvent(new KeyboardEvent(event.type, event));
  }
}
