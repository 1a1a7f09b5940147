import type { DraftContent, DraftView } from "@/lib/prompts/drafts/content";

export type DraftAnswer =
  | { at: "saved"; version: number }
  | { at: "conflict"; other: DraftView | null }
  /** No answer, or one that a retry may change. */
  | { at: "unreachable" }
  | { at: "refused" };

/** Writes the draft. `leaving`: the page is closing and nothing will read the answer. */
export async function putDraft(
  base: number,
  content: DraftContent,
  options: { leaving?: boolean; signal?: AbortSignal } = {},
): Promise<DraftAnswer> {
  try {
    const response = await fetch("/api/drafts", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ base, content }),
      keepalive: options.leaving === true,
      signal: options.signal,
    });
    if (response.ok) return { at: "saved", version: (await response.json()).version };
    if (response.status === 409) return { at: "conflict", other: (await response.json()).other };
    return { at: response.status >= 500 ? "unreachable" : "refused" };
  } catch {
    return { at: "unreachable" };
  }
}

/** The server's current draft, or null when it can't be loaded. */
export async function getDraft(): Promise<DraftView | null> {
  try {
    const response = await fetch("/api/drafts");
    return response.ok ? (await response.json()).draft : null;
  } catch {
    return null;
  }
}
