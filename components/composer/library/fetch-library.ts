import { flushDraft } from "@/components/composer/drafts/autosave";
import type { DraftView } from "@/lib/prompts/drafts/content";
import type { HistoryPage } from "@/lib/prompts/history";
import type { LibraryView } from "@/lib/prompts/library";

async function read<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** Drafts and saved prompts. Saves the current draft first, or the list would show an old version of it. */
export async function fetchLibrary(): Promise<LibraryView> {
  await flushDraft();
  return read<LibraryView>("/api/library");
}

export const fetchSent = (address: string): Promise<HistoryPage> => read<HistoryPage>(address);

/** The URL of the page of sent prompts after `previous`, or null when there is none. */
export function sentAddress(query: string, previous: HistoryPage | null): string | null {
  if (previous && !previous.nextCursor) return null;
  const params = new URLSearchParams({
    ...(query && { q: query }),
    ...(previous && { cursor: previous.nextCursor ?? "" }),
  });
  return `/api/library/sent?${params}`;
}

/** A draft by id; null for the unnamed draft while it is empty. Throws when it can't be loaded. */
export async function fetchDraft(id: string): Promise<DraftView | null> {
  return (await read<{ draft: DraftView | null }>(`/api/drafts/${id}`)).draft;
}
