import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "@/db/database";
import { collectionItems, type Generation, generations, type Share, shareFilms, shares } from "@/db/schema";

/** The most films that a link shows, however many stand in its collection. */
const FILMS_OF_LINK = 100;

/** `place` is fixed in a link of chosen films; a collection is put in order at will, so its films have none to be named by. */
export type SharedFilmRow = { place: number | null; id: string };

const canBeShown = and(eq(generations.state, "ready"), isNull(generations.deletedAt));

/**
 * What a link shows now, in its order: the films chosen for it, or those that stand in its collection. No more than their
 * ids, because each range of a film's file asks for this.
 */
export function filmsOf(db: Db, share: Pick<Share, "id" | "userId" | "collectionId">): Promise<SharedFilmRow[]> {
  return share.collectionId === null
    ? db
        .select({ place: shareFilms.position, id: generations.id })
        .from(shareFilms)
        .innerJoin(generations, eq(generations.id, shareFilms.generationId))
        .where(and(eq(shareFilms.shareId, share.id), canBeShown))
        .orderBy(asc(shareFilms.position))
    : db
        .select({ place: sql<null>`null`, id: generations.id })
        .from(collectionItems)
        .innerJoin(generations, eq(generations.id, collectionItems.generationId))
        .where(
          and(eq(collectionItems.collectionId, share.collectionId), eq(generations.userId, share.userId), canBeShown),
        )
        .orderBy(asc(collectionItems.position), asc(collectionItems.generationId))
        .limit(FILMS_OF_LINK);
}

/** The films of ids that `filmsOf` gave, in their order; one that has gone into the bin since is left out. */
export async function readShared(db: Db, ids: string[]): Promise<Generation[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(generations)
    .where(and(inArray(generations.id, ids), canBeShown));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many films each of these links shows, and the first of them. A link that shows none has no entry. */
export async function coversOf(db: Db, shareIds: string[]): Promise<Map<string, { films: number; cover: Generation }>> {
  if (shareIds.length === 0) return new Map();
  const items = unionAll(
    db
      .select({
        shareId: shareFilms.shareId,
        at: sql<number>`${shareFilms.position}::float8`.as("at"),
        filmId: shareFilms.generationId,
      })
      .from(shareFilms)
      .where(inArray(shareFilms.shareId, shareIds)),
    db
      .select({
        shareId: sql<string>`${shares.id}`.as("share_id"),
        at: sql<number>`${collectionItems.position}`.as("at"),
        filmId: collectionItems.generationId,
      })
      .from(shares)
      .innerJoin(collectionItems, eq(collectionItems.collectionId, shares.collectionId))
      .where(inArray(shares.id, shareIds)),
  ).as("items");
  const firsts = await db
    .select({
      shareId: items.shareId,
      films: sql<number>`least(count(*), ${FILMS_OF_LINK})::int`,
      filmId: sql<string>`(array_agg(${items.filmId} order by ${items.at}, ${items.filmId}))[1]`,
    })
    .from(items)
    .innerJoin(generations, eq(generations.id, items.filmId))
    .where(canBeShown)
    .groupBy(items.shareId);
  const rows = await readShared(
    db,
    firsts.map(({ filmId }) => filmId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    firsts.flatMap(({ shareId, films, filmId }) => {
      const cover = byId.get(filmId);
      return cover ? [[shareId, { films, cover }]] : [];
    }),
  );
}
