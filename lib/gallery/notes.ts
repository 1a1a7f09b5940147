import "server-only";
import { getDb } from "@/db/client";
import { readEntries } from "@/db/gallery/entry-queries";
import { requireUser } from "@/lib/auth/session";

/** What a user added to a video. */
export type NotesView = { title: string; note: string; tags: string[]; favorite: boolean };

export async function loadNotes(id: string, title: string | null): Promise<NotesView> {
  const user = await requireUser();
  const [entry] = await readEntries(getDb(), { userId: user.id, ids: [id] });
  return {
    title: title ?? "",
    note: entry?.note ?? "",
    tags: entry?.tags ?? [],
    favorite: entry?.favorite ?? false,
  };
}
