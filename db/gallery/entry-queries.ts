import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { ownRow } from "@/db/rows";
import { type GalleryEntry, galleryEntries } from "@/db/schema/gallery";
import { generations } from "@/db/schema/generations";

const own = (key: { userId: string; ids: string[] }) =>
  and(eq(galleryEntries.userId, key.userId), inArray(galleryEntries.generationId, key.ids));

/** What a user added to these videos, including deleted ones. */
export async function readEntries(db: Db, key: { userId: string; ids: string[] }): Promise<GalleryEntry[]> {
  if (key.ids.length === 0) return [];
  return db.select().from(galleryEntries).where(own(key));
}

/** Returns the changed ids. */
export async function setFavorite(db: Db, key: { userId: string; ids: string[]; on: boolean }): Promise<string[]> {
  const changed = await db
    .update(galleryEntries)
    .set({ favorite: key.on })
    .where(and(own(key), eq(galleryEntries.favorite, !key.on)))
    .returning({ id: galleryEntries.generationId });
  return changed.map(({ id }) => id);
}

export async function setNote(
  db: Db,
  key: { userId: string; id: string; title: string | null; note: string; tags: string[] },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(galleryEntries)
      .set({ note: key.note, tags: key.tags })
      .where(own({ userId: key.userId, ids: [key.id] }))
      .returning({ id: galleryEntries.generationId });
    if (changed.length === 0) return false;
    await tx.update(generations).set({ title: key.title }).where(ownRow(generations, key));
    return true;
  });
}

/** Moves to the trash at a time, or restores with null; only what is still in the trash. Returns the changed ids. */
export async function setTrashed(db: Db, key: { userId: string; ids: string[]; at: Date | null }): Promise<string[]> {
  if (key.ids.length === 0) return [];
  const changed = await db
    .update(generations)
    .set({ deletedAt: key.at })
    .where(
      and(
        eq(generations.userId, key.userId),
        inArray(generations.id, key.ids),
        key.at ? isNull(generations.deletedAt) : isNotNull(generations.deletedAt),
        sql`exists (select 1 from gallery_entries e where e.generation_id = ${generations.id})`,
      ),
    )
    .returning({ id: generations.id });
  return changed.map(({ id }) => id);
}

/** Restores everything that was moved to the trash at the same time. */
export async function restoreMoment(db: Db, key: { userId: string; at: Date }): Promise<void> {
  await db.execute(sql`update generations set deleted_at = null where user_id = ${key.userId}
    and deleted_at = ${key.at.toISOString()}::timestamptz
    and exists (select 1 from gallery_entries e where e.generation_id = generations.id)`);
}

/** The trash, latest first. */
export async function listTrash(
  db: Db,
  page: { userId: string; limit: number },
): Promise<{ id: string; deletedAt: Date }[]> {
  const rows = await db
    .select({ id: galleryEntries.generationId, deletedAt: galleryEntries.deletedAt })
    .from(galleryEntries)
    .where(and(eq(galleryEntries.userId, page.userId), isNotNull(galleryEntries.deletedAt)))
    .orderBy(desc(galleryEntries.deletedAt), desc(galleryEntries.generationId))
    .limit(page.limit);
  return rows.flatMap(({ id, deletedAt }) => (deletedAt ? [{ id, deletedAt }] : []));
}

/** Finished videos that have been in the trash for `days` (all of them with 0), with the keys of their files. */
export async function listExpired(db: Db, key: { userId: string; limit: number; days: number }) {
  return db
    .select({ id: generations.id, videoKey: generations.videoKey, posterKey: generations.posterKey })
    .from(galleryEntries)
    .innerJoin(generations, eq(generations.id, galleryEntries.generationId))
    .where(
      and(
        eq(galleryEntries.userId, key.userId),
        lt(galleryEntries.deletedAt, sql`now() - ${key.days} * interval '1 day'`),
        inArray(galleryEntries.statusGroup, ["ready", "failed", "canceled"]),
      ),
    )
    .limit(key.limit);
}

/** Users with something that has been in the trash for `days`, for the cleanup that deletes it. */
export async function ownersOfExpired(db: Db, { days }: { days: number }): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: galleryEntries.userId })
    .from(galleryEntries)
    .where(lt(galleryEntries.deletedAt, sql`now() - ${days} * interval '1 day'`));
  return rows.map((row) => row.userId);
}

/**
 * Erases a video in the trash: its words, its gallery entry and its links. The row itself stays, emptied, because the
 * ledger refers to it.
 */
export async function deleteGenerations(db: Db, key: { userId: string; id: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .delete(galleryEntries)
      .where(and(own({ userId: key.userId, ids: [key.id] }), isNotNull(galleryEntries.deletedAt)))
      .returning({ id: galleryEntries.generationId });
    if (gone.length === 0) return;
    await tx.execute(sql`update generations set prompt = '', title = null, template = null, choices = null,
      failure_reason = null, poster_key = null, source_url = null where id = ${key.id} and user_id = ${key.userId}`);
    await tx.execute(sql`delete from generation_images where generation_id = ${key.id}`);
    await tx.execute(sql`delete from generation_elements where generation_id = ${key.id}`);
    await tx.execute(sql`delete from sequence_exports where generation_id = ${key.id}`);
    await tx.execute(sql`delete from collection_items where generation_id = ${key.id}`);
  });
}
