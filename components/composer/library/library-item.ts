import { type DraftCard, UNNAMED } from "@/lib/prompts/drafts/content";
import type { HistoryView } from "@/lib/prompts/history";
import type { SavedPromptView } from "@/lib/prompts/saved-prompts";
import { folded } from "@/lib/text/folded";
import type { Starter } from "./starters/starter";

/** An item of the library, with a unique key. */
export type LibraryItem =
  | { kind: "drafts"; key: string; draft: DraftCard }
  | { kind: "saved"; key: string; saved: SavedPromptView }
  | { kind: "starters"; key: string; starter: Starter }
  | { kind: "sent"; key: string; sent: HistoryView };

export const KINDS = ["drafts", "saved", "starters", "sent"] as const;
export type ItemKind = (typeof KINDS)[number];
export type ShownKind = ItemKind | "all";

export const draftItem = (draft: DraftCard): LibraryItem => ({ kind: "drafts", key: `draft-${draft.id}`, draft });
export const savedItem = (saved: SavedPromptView): LibraryItem => ({ kind: "saved", key: `saved-${saved.id}`, saved });
export const starterItem = (starter: Starter): LibraryItem => ({
  kind: "starters",
  key: `starter-${starter.id}`,
  starter,
});
export const sentItem = (sent: HistoryView): LibraryItem => ({ kind: "sent", key: `sent-${sent.id}`, sent });

/** The text that a search looks through. Sent prompts are searched on the server. */
function searchTextOf(item: LibraryItem): string {
  switch (item.kind) {
    case "drafts":
      return `${item.draft.name ?? ""} ${item.draft.text}`;
    case "saved":
      return `${item.saved.name} ${item.saved.text}`;
    case "starters":
      return `${item.starter.name} ${item.starter.about} ${item.starter.text}`;
    case "sent":
      return item.sent.prompt;
  }
}

/** Whether the item contains every word of the query, in any order; parts of words count. */
export function matches(item: LibraryItem, query: string): boolean {
  const words = folded(searchTextOf(item));
  return folded(query)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** Adds the open draft to the list, and while a named draft is open the unnamed one, even when it is empty. */
export function withUnnamed(drafts: readonly DraftCard[], open: { id: string } | null): DraftCard[] {
  if (open === null || drafts.some(({ id }) => id === UNNAMED)) return [...drafts];
  const empty = { id: UNNAMED, name: null, text: "", images: [], ratio: "16:9", duration: 5, at: "" } as const;
  return [...drafts, { ...empty, images: [] }];
}

/** Whether a listed draft is the open one. */
export const isOpenDraft = (draft: { id: string; name: string | null }, open: { id: string } | null): boolean =>
  open ? open.id === draft.id : draft.name === null;
