import type { Db } from "@/db/database";
import { findElements } from "@/db/elements/element-queries";
import { listImages } from "@/db/images/image-queries";
import { findDraft, writeDraft } from "@/db/prompts/draft-queries";
import { elementView } from "@/lib/elements/view";
import { imageView } from "@/lib/generations/view";
import type { DraftContent, DraftView, OpenDraft } from "./content";
import { writeDraftPlace } from "./named-drafts";
import { draftContent } from "./schema";

/** Every user has one current draft; a fixed id makes two tabs that start at once write the same row. */
const currentDraftId = (userId: string): string => `current:${userId}`;

/** The current draft, or null before the first word. */
export const currentDraft = (db: Db, { userId }: { userId: string }): Promise<DraftView | null> =>
  readDraft(db, { userId, id: currentDraftId(userId) });

/** A draft with its images and elements, or null when there is none, or when an older version stored it in another form. */
export async function readDraft(db: Db, { userId, id }: { userId: string; id: string }): Promise<DraftView | null> {
  const row = await findDraft(db, { userId, id });
  const content = draftContent.safeParse(row?.content).data;
  if (!row || !content) return null;
  const ids = [...content.images, ...content.gone].flatMap(({ imageId, wholeId }) =>
    [imageId, wholeId].filter((id) => id !== null),
  );
  const [rows, elements] = await Promise.all([
    listImages(db, { userId, ids }),
    findElements(db, { userId, ids: content.elements.map(({ id }) => id) }),
  ]);
  return { version: row.version, content, views: rows.map(imageView), elements: elements.map(elementView) };
}

/** A draft by its id as the composer opens it; null when there is none. */
export async function openDraftOf(db: Db, key: { userId: string; id: string }): Promise<OpenDraft | null> {
  const row = await findDraft(db, key);
  const open = draftContent.safeParse(row?.content).data?.open;
  return open && open.id === key.id ? { ...open, name: row?.name ?? open.name } : null;
}

/** Saves a page's draft, or returns what another page wrote meanwhile. */
export async function saveDraft(
  db: Db,
  { userId, write }: { userId: string; write: { base: number; content: DraftContent } },
): Promise<{ ok: true; version: number } | { ok: false; other: DraftView | null }> {
  const id = currentDraftId(userId);
  const version = await db.transaction(async (tx) => {
    const before = draftContent.safeParse((await findDraft(tx, { userId, id }))?.content);
    const written = await writeDraft(tx, { userId, id, ...write });
    if (written !== null)
      await writeDraftPlace(tx, { userId, content: write.content, before: before.success ? before.data.open : null });
    return written;
  });
  return version === null ? { ok: false, other: await currentDraft(db, { userId }) } : { ok: true, version };
}
