import "server-only";
import { getDb } from "@/db/client";
import { readEntries } from "@/db/gallery/entry-queries";
import { authedLoader } from "@/lib/auth/authed-loader";

/** What a user added to a video. */
export type NotesView = { title: string; note: string; tags: string[]; favorite: boolean };

export const loadNotes = authedLoader(async (user, id: string, title: string | null): Promise<NotesView> => {
  const [entry] = await readEntries(getDb(), { userId: user.id, ids: [id] });
  return {
    title: title ?? "",
    note: entry?.note ?? "",
    tags: entry?.tags ?? [],
    favorite: entry?.favorite ?? false,
  };
});
