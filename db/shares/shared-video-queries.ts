import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "@/db/database";
import { collectionItems } from "@/db/schema/gallery";
import { type Generation, generations } from "@/db/schema/generations";
import { type Share, shares, shareVideos } from "@/db/schema/shares";
import { MAX_LINK_VIDEOS } from "./limits";

/**
 * `place` is fixed in a link of chosen videos; a collection can be reordered, so its videos have no fixed place. The
 * poster is all that changes in a finished video.
 */
export type SharedVideoRow = { place: number | null; id: string; poster: string | null };

const canBeShown = and(eq(generations.state, "ready"), isNull(generations.deletedAt));

/**
 * What a link shows now, in order: the videos chosen for it, or those in its collection. Little of each, because every
 * range request for a video's file runs this.
 */
export function videosOf(db: Db, share: Pick<Share, "id" | "userId" | "collectionId">): Promise<SharedVideoRow[]> {
  return share.collectionId === null
    ? db
        .select({ place: shareVideos.position, id: generations.id, poster: generations.posterSha256 })
        .from(shareVideos)
        .innerJoin(generations, eq(generations.id, shareVideos.generationId))
        .where(and(eq(shareVideos.shareId, share.id), canBeShown))
        .orderBy(asc(shareVideos.position))
    : db
        .select({ place: sql<null>`null`, id: generations.id, poster: generations.posterSha256 })
        .from(collectionItems)
        .innerJoin(generations, eq(generations.id, collectionItems.generationId))
        .where(
          and(eq(collectionItems.collectionId, share.collectionId), eq(generations.userId, share.userId), canBeShown),
        )
        .orderBy(asc(collectionItems.position), asc(collectionItems.generationId))
        .limit(MAX_LINK_VIDEOS);
}

/** The videos of ids from `videosOf`, in their order; one that went to the trash since is left out. */
export async function readShared(db: Db, ids: string[]): Promise<Generation[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(generations)
    .where(and(inArray(generations.id, ids), canBeShown));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many videos each of these links shows, and the first of them. A link that shows none has no entry. */
export async function coversOf(
  db: Db,
  shareIds: string[],
): Promise<Map<string, { videos: number; cover: Generation }>> {
  if (shareIds.length === 0) return new Map();
  const items = unionAll(
    db
      .select({
        shareId: shareVideos.shareId,
        at: sql<number>`${shareVideos.position}::float8`.as("at"),
        videoId: shareVideos.generationId,
      })
      .from(shareVideos)
      .where(inArray(shareVideos.shareId, shareIds)),
    db
      .select({
        shareId: sql<string>`${shares.id}`.as("share_id"),
        at: sql<number>`${collectionItems.position}`.as("at"),
        videoId: collectionItems.generationId,
      })
      .from(shares)
      .innerJoin(collectionItems, eq(collectionItems.collectionId, shares.collectionId))
      .where(inArray(shares.id, shareIds)),
  ).as("items");
  const firsts = await db
    .select({
      shareId: items.shareId,
      videos: sql<number>`least(count(*), ${MAX_LINK_VIDEOS})::int`,
      videoId: sql<string>`(array_agg(${items.videoId} order by ${items.at}, ${items.videoId}))[1]`,
    })
    .from(items)
    .innerJoin(generations, eq(generations.id, items.videoId))
    .where(canBeShown)
    .groupBy(items.shareId);
  const rows = await readShared(
    db,
    firsts.map(({ videoId }) => videoId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    firsts.flatMap(({ shareId, videos, videoId }) => {
      const cover = byId.get(videoId);
      return cover ? [[shareId, { videos, cover }]] : [];
    }),
  );
}
