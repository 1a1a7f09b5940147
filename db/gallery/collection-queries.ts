import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { contains, firstOf, hasRows, ownRow, textArray } from "@/db/rows";
import { type Collection, collectionItems, collections, galleryEntries } from "@/db/schema/gallery";
import { shares } from "@/db/schema/shares";

/** `shownId` is the collection's preview: its cover, else its first video that is not in the trash. */
export type CollectionSummary = Collection & { n: number; shownId: string | null };

/** A user's collections, newest first, with the number of videos in each. Videos in the trash are not counted. */
export async function listCollections(db: Db, { userId }: { userId: string }): Promise<CollectionSummary[]> {
  const standing = sql`collection_items i join gallery_entries e
    on e.generation_id = i.generation_id and e.deleted_at is null where i.collection_id = ${collections.id}`;
  return db
    .select({
      id: collections.id,
      userId: collections.userId,
      name: collections.name,
      coverId: collections.coverId,
      createdAt: collections.createdAt,
      n: sql<number>`(select count(*)::integer from ${standing})`,
      shownId: sql<string | null>`(select i.generation_id from ${standing}
        order by (i.generation_id = ${collections.coverId}) desc nulls last, i.position, i.generation_id limit 1)`,
    })
    .from(collections)
    .where(eq(collections.userId, userId))
    .orderBy(desc(collections.createdAt), desc(collections.id));
}

/** The names of a user's collections for a menu, newest first: all of them, or those that contain a text. */
export async function collectionNames(
  db: Db,
  { userId, q, limit }: { userId: string; q?: string; limit?: number },
): Promise<{ id: string; name: string }[]> {
  const found = db
    .select({ id: collections.id, name: collections.name })
    .from(collections)
    .where(and(eq(collections.userId, userId), contains([collections.name], q)))
    .orderBy(desc(collections.createdAt), desc(collections.id));
  return limit ? found.limit(limit) : found;
}

export async function findCollection(db: Db, key: { userId: string; id: string }): Promise<Collection | null> {
  return firstOf(db.select().from(collections).where(ownRow(collections, key)));
}

export async function createCollection(db: Db, input: { userId: string; name: string }): Promise<Collection> {
  const [row] = await db.insert(collections).values(input).returning();
  if (!row) throw new Error("a collection was not inserted");
  return row;
}

export async function changeCollection(db: Db, key: { userId: string; id: string; name: string }): Promise<boolean> {
  return hasRows(db.update(collections).set({ name: key.name }).where(ownRow(collections, key)).returning());
}

/** Its share links end with it: visitors see that the link was revoked. */
export function removeCollection(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx
      .update(shares)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(shares.collectionId, key.id), eq(shares.userId, key.userId), isNull(shares.revokedAt)));
    return hasRows(tx.delete(collections).where(ownRow(collections, key)).returning());
  });
}

/** Appends a user's videos in the given order. Skips foreign ids and videos already in it. Returns the added ids. */
export async function insertItems(
  db: Db,
  key: { userId: string; collectionId: string; ids: string[] },
): Promise<string[]> {
  const collection = await findCollection(db, { userId: key.userId, id: key.collectionId });
  if (!collection || key.ids.length === 0) return [];
  const own = await db
    .select({ id: galleryEntries.generationId })
    .from(galleryEntries)
    .where(and(eq(galleryEntries.userId, key.userId), inArray(galleryEntries.generationId, key.ids)));
  const known = new Set(own.map(({ id }) => id));
  const [last] = await db
    .select({ position: sql<number>`coalesce(max(${collectionItems.position}), 0)` })
    .from(collectionItems)
    .where(eq(collectionItems.collectionId, key.collectionId));
  const start = Number(last?.position ?? 0);
  const values = key.ids
    .filter((id) => known.has(id))
    .map((generationId, at) => ({ collectionId: key.collectionId, generationId, position: start + at + 1 }));
  if (values.length === 0) return [];
  const added = await db
    .insert(collectionItems)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: collectionItems.generationId });
  return added.map(({ id }) => id);
}

/** A video's place in a collection's order. */
export type CollectedAt = { id: string; position: number };

/** Returns the places that the removed videos had. */
export async function deleteItems(
  db: Db,
  key: { userId: string; collectionId: string; ids: string[] },
): Promise<CollectedAt[]> {
  const collection = await findCollection(db, { userId: key.userId, id: key.collectionId });
  if (!collection || key.ids.length === 0) return [];
  return db
    .delete(collectionItems)
    .where(and(eq(collectionItems.collectionId, collection.id), inArray(collectionItems.generationId, key.ids)))
    .returning({ id: collectionItems.generationId, position: collectionItems.position });
}

/** Below this distance, two positions become indistinguishable once more videos are put between them. */
const NEAREST = 1e-9;

/** Puts a video before another one, or at the end when `beforeId` is null. */
export async function placeBefore(
  db: Db,
  key: { userId: string; collectionId: string; id: string; beforeId: string | null },
): Promise<boolean> {
  if (!(await findCollection(db, { userId: key.userId, id: key.collectionId }))) return false;
  const items = await db
    .select({ id: collectionItems.generationId, position: collectionItems.position })
    .from(collectionItems)
    .where(eq(collectionItems.collectionId, key.collectionId))
    .orderBy(asc(collectionItems.position), asc(collectionItems.generationId));
  const others = items.filter(({ id }) => id !== key.id);
  const at = key.beforeId === null ? others.length : others.findIndex(({ id }) => id === key.beforeId);
  if (at < 0 || others.length === items.length) return false;
  const before = others[at - 1]?.position ?? (others[0]?.position ?? 1) - 2;
  const after = others[at]?.position ?? before + 2;
  if (after - before < NEAREST) {
    const order = others.map(({ id }) => id).toSpliced(at, 0, key.id);
    await db.execute(sql`update collection_items i set position = place.at
      from unnest(${textArray(order)}) with ordinality place(id, at)
      where i.collection_id = ${key.collectionId} and i.generation_id = place.id`);
    return true;
  }
  await db
    .update(collectionItems)
    .set({ position: (before + after) / 2 })
    .where(and(eq(collectionItems.collectionId, key.collectionId), eq(collectionItems.generationId, key.id)));
  return true;
}

/** Makes one of a collection's own videos its cover. */
export async function setCover(db: Db, key: { userId: string; id: string; coverId: string }): Promise<boolean> {
  const inIt = sql`exists (select 1 from collection_items i
    where i.collection_id = ${collections.id} and i.generation_id = ${key.coverId})`;
  const { coverId } = key;
  return hasRows(
    db
      .update(collections)
      .set({ coverId })
      .where(and(ownRow(collections, key), inIt))
      .returning(),
  );
}

/** A page of a collection in its order, after `after` (exclusive). */
export async function pageOfCollection(
  db: Db,
  page: { userId: string; collectionId: string; after?: { position: number; id: string }; limit: number },
): Promise<{ id: string; position: number }[]> {
  const after = page.after
    ? sql`and (${collectionItems.position}, ${collectionItems.generationId}) > (${page.after.position}::float8, ${page.after.id})`
    : sql``;
  return db
    .select({ id: collectionItems.generationId, position: collectionItems.position })
    .from(collectionItems)
    .innerJoin(galleryEntries, eq(galleryEntries.generationId, collectionItems.generationId))
    .where(
      sql`${collectionItems.collectionId} = ${page.collectionId} and ${galleryEntries.userId} = ${page.userId}
        and ${galleryEntries.deletedAt} is null ${after}`,
    )
    .orderBy(asc(collectionItems.position), asc(collectionItems.generationId))
    .limit(page.limit);
}
