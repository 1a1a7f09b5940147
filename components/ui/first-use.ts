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
  "drop",
  "paste",
  "visibilitychange",
  "offline",
] as const;

const used = createStore(false);
let listening = false;
let early: (() => void)[] = [];

/** Repeats an event where it happened. What a drop or a paste carries can only be read while it happens. */
function repeat(event: KeyboardEvent | ClipboardEvent | DragEvent): () => void {
  const { type, target } = event;
  if (event instanceof KeyboardEvent)
    return () => event.defaultPrevented || target?.dispatchEvent(new KeyboardEvent(type, event));
  const carried = "clipboardData" in event ? event.clipboardData : event.dataTransfer;
  const data = new DataTransfer();
  for (const kind of carried?.types ?? []) if (kind !== "Files") data.setData(kind, carried?.getData(kind) ?? "");
  for (const file of carried?.files ?? []) data.items.add(file);
  const options = { bubbles: true, cancelable: true };
  const again =
    "clipboardData" in event
      ? new ClipboardEvent(type, { ...options, clipboardData: data })
      : new DragEvent(type, { ...options, dataTransfer: data });
  return () => target?.dispatchEvent(again);
}

const isField = ({ target }: Event): boolean =>
  target instanceof Element && target.closest("input, textarea, select, dialog") !== null;

function collect(event: KeyboardEvent | ClipboardEvent | DragEvent): void {
  if (event instanceof KeyboardEvent ? isTaken(event) : isField(event)) return;
  // Otherwise the browser would open a dropped file, and paste what the prompt doesn't take.
  if (!(event instanceof KeyboardEvent)) event.preventDefault();
  if (event.type !== "dragover") early.push(repeat(event));
}
const COLLECTED = ["keydown", "paste", "dragover", "drop"] as const;

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

/** Keeps keys, pastes and drops until what handles them is loaded. Returns how to stop. */
export function collectEarly(): () => void {
  for (const name of COLLECTED) window.addEventListener(name, collect);
  return () => {
    early = [];
    for (const name of COLLECTED) window.removeEventListener(name, collect);
  };
}

/** It is loaded: repeats them, once. */
export function repeatEarly(): void {
  const repeats = early;
  early = [];
  for (const name of COLLECTED) window.removeEventListener(name, collect);
  for (const again of repeats) again();
}
