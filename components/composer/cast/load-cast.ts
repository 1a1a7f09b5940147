import { setCast } from "@/components/composer/changes";
import { type ComposerState, documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import type { ElementView } from "@/lib/elements/view";
import { castOf } from "./cast";

/** Milliseconds in which the elements are not asked for again when the user comes back to the page. */
const FRESH = 5_000;

let last: { store: Store<ComposerState>; answer: Promise<void>; at: number } | null = null;

/** Loads the user's elements, once for all who ask meanwhile. Never rejects: `cast.at` says how it went. */
export function loadCast(store: Store<ComposerState>): Promise<void> {
  const { cast } = store.get();
  if (last?.store === store && (cast.at === "loading" || cast.at === "ready")) return last.answer;
  if (cast.at === "unknown" || cast.at === "failed") store.set(setCast({ ...cast, at: "loading" }));
  return ask(store);
}

/** Loads them again where they were loaded: another page may have renamed one. */
export function refreshCast(store: Store<ComposerState>): void {
  if (store.get().cast.at === "ready" && last && Date.now() - last.at > FRESH) void ask(store);
}

/** Loads them again: one was made here, or the server said that one is not there, or has other images. */
export const reloadCast = (store: Store<ComposerState>): Promise<void> => ask(store);

function ask(store: Store<ComposerState>): Promise<void> {
  const answer: Promise<void> = fetchElements().then((elements) => {
    // It may lack what was made since: those who wait for it wait for the newest one.
    if (last?.store === store && last.answer !== answer) return last.answer;
    const { cast } = store.get();
    if (elements) store.set(setCast(castOf(cast, elements, "ready")));
    else if (cast.at === "loading") store.set(setCast({ ...cast, at: "failed" }));
  });
  last = { store, answer, at: Date.now() };
  return answer;
}

async function fetchElements(): Promise<ElementView[] | null> {
  try {
    // With the browser's own cache, so that an unchanged answer is only asked for by its ETag.
    const response = await fetch("/api/elements", { cache: "no-cache" });
    return response.ok ? ((await response.json()) as { items: ElementView[] }).items : null;
  } catch {
    return null;
  }
}

/** Whether the words may mention an element that this page does not know yet. */
export const mayName = (state: ComposerState): boolean =>
  state.cast.at !== "ready" && documentOf(state).doc.some((part) => typeof part === "string" && /[@＠]/.test(part));
