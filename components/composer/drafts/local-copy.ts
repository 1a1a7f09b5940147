import type { DraftView } from "@/lib/prompts/drafts/content";

/**
 * What this tab had when it was closed or reloaded. The server gets it as well, but a reload may ask for the page before
 * that write arrives. Kept by the tab alone, so that nothing stays on a shared computer.
 */
const KEY = "ninefold:draft";

export function writeLocalCopy(owner: string, draft: DraftView): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ owner, draft }));
  } catch {
    // Full or forbidden: the server's copy remains.
  }
}

/** Takes it away with the reading: a second tab made from this one must not think it its own. */
export function takeLocalCopy(owner: string): DraftView | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const kept: { owner: string; draft: DraftView } | null = text === null ? null : JSON.parse(text);
    return kept?.owner === owner && Array.isArray(kept.draft.content.doc) ? kept.draft : null;
  } catch {
    return null;
  }
}
