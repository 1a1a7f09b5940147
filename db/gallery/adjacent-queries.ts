import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { collectionItems, collections, galleryEntries } from "@/db/schema/gallery";
import { type EntryFilter, type EntryPlace, findEntries } from "./gallery-queries";

export type AdjacentIds<Id = string> = { previous: Id | null; next: Id | null };

/**
 * The ids before and after a place in the gallery under a filter, newest first. The place itself need not match the
 * filter: a user who goes through their favorites may unmark one and still continue.
 */
export async function adjacentEntries(
  db: Db,
  at: { userId: string; filter: EntryFilter; place: EntryPlace },
): Promise<AdjacentIds> {
  const { userId, filter, place } = at;
  const [newer, older] = await Promise.all([
    findEntries(db, { userId, filter, after: place, limit: 1 }),
    findEntries(db, { userId, filter, before: place, limit: 1 }),
  ]);
  return { previous: newer[0]?.id ?? null, next: older[0]?.id ?? null };
}

/** The same in a collection, in its manual order; null when it is not the user's or does not contain the video. */
export async function adjacentItems(
  db: Db,
  at: { userId: string; collectionId: string; id: string },
): Promise<AdjacentIds | null> {
  const place = [collectionItems.position, collectionItems.generationId] as const;
  const own = and(eq(collectionItems.collectionId, at.collectionId), eq(collections.userId, at.userId));
  const [here] = await db
    .select({ position: collectionItems.position })
    .from(collectionItems)
    .innerJoin(collections, eq(collections.id, collectionItems.collectionId))
    .where(and(own, eq(collectionItems.generationId, at.id)));
  if (!here) return null;
  const beside = async (side: "<" | ">") => {
    const way = side === ">" ? asc : desc;
    const [found] = await db
      .select({ id: collectionItems.generationId })
      .from(collectionItems)
      .innerJoin(collections, eq(collections.id, collectionItems.collectionId))
      .innerJoin(galleryEntries, eq(galleryEntries.generationId, collectionItems.generationId))
      .where(
        and(
          own,
          isNull(galleryEntries.deletedAt),
          sql`(${place[0]}, ${place[1]}) ${sql.raw(side)} (${here.position}::float8, ${at.id})`,
        ),
      )
      .orderBy(way(place[0]), way(place[1]))
      .limit(1);
    return found?.id ?? null;
  };
  const [previous, next] = await Promise.all([beside("<"), beside(">")]);
  return { previous, next };
}
