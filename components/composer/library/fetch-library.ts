import { flushDraft } from "@/components/composer/drafts/autosave";
import type { DraftView } from "@/lib/prompts/drafts/content";
import type { HistoryPage } from "@/lib/prompts/history";
import type { LibraryView } from "@/lib/prompts/library";

async function read<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** Drafts and kept prompts; what is being written is written down first, or it would stand in the list as it was. */
export async function fetchLibrary(): Promise<LibraryView> {
  await flushDraft();
  return read<LibraryView>("/api/library");
}

export const fetchSent = (address: string): Promise<HistoryPage> => read<HistoryPage>(address);

/** The address of a page of what was sent, after `previous`; null when there is none. */
export function sentAddress(query: string, previous: HistoryPage | null): string | null {
  if (previous && !previous.nextCursor) return null;
  const asked = new URLSearchParams({
    ...(query && { q: query }),
    ...(previous && { cursor: previous.nextCursor ?? "" }),
  });
  return `/api/library/sent?${asked}`;
}

/** A draft by its address; null for the one without a name while it is empty. Throws when it cannot be had. */
export async function fetchDraft(id: string): Promise<DraftView | null> {
  return (await read<{ draft: DraftView | null }>(`/api/drafts/${id}`)).draft;
}
