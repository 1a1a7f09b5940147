import "server-only";
import { getDb } from "@/db/client";
import { readEntries } from "@/db/gallery/entry-queries";
import { requireViewer } from "@/lib/auth/session";

/** What a person added to a film. */
export type NotesView = { title: string; note: string; tags: string[]; favourite: boolean };

export async function loadNotes(id: string, title: string | null): Promise<NotesView> {
  const viewer = await requireViewer();
  const [entry] = await readEntries(getDb(), { userId: viewer.id, ids: [id] });
  return {
    title: title ?? "",
    note: entry?.note ?? "",
    tags: entry?.tags ?? [],
    favourite: entry?.favourite ?? false,
  };
}
