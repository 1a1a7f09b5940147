import { OLD_DRAFT, withCurrentNames } from "@/lib/old-names";
import type { DraftView } from "@/lib/prompts/drafts/content";
import { LOCAL_COPY_KEY } from "./local-copy-key";

/**
 * Keeps the draft of this tab when it is closed or reloaded. The server gets it as well, but a reload may request the
 * page before that write arrives. In sessionStorage, so that nothing remains on a shared computer.
 */
export function writeLocalCopy(owner: string, draft: DraftView): void {
  try {
    sessionStorage.setItem(LOCAL_COPY_KEY, JSON.stringify({ owner, draft }));
  } catch {
    // Storage full or forbidden: the server's copy remains.
  }
}

/** Reads and removes the copy, so that a duplicate of this tab doesn't take it for its own. */
export function takeLocalCopy(owner: string): DraftView | null {
  try {
    const text = sessionStorage.getItem(LOCAL_COPY_KEY);
    sessionStorage.removeItem(LOCAL_COPY_KEY);
    const kept: { owner: string; draft: DraftView } | null = text === null ? null : JSON.parse(text);
    if (kept?.owner !== owner || !Array.isArray(kept.draft.content.doc)) return null;
    const content = withCurrentNames(kept.draft.content, OLD_DRAFT) as DraftView["content"];
    // A copy that the version before this one wrote has no elements.
    return {
      ...kept.draft,
      elements: kept.draft.elements ?? [],
      content: { ...content, elements: content.elements ?? [] },
    };
  } catch {
    return null;
  }
}
