import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { findCollection } from "@/db/gallery/collection-queries";
import { findVideos } from "@/db/generations/video-queries";
import { contains, firstOf } from "@/db/rows";
import { users } from "@/db/schema/accounts";
import { collectionItems, collections } from "@/db/schema/gallery";
import type { Generation } from "@/db/schema/generations";
import { type Share, shareCounts, shares, shareVideos } from "@/db/schema/shares";
import { coversOf, type SharedVideoRow, videosOf } from "./shared-video-queries";

/** What an owner may change about a link. */
export type ShareChange = Partial<Omit<Share, "id" | "slug" | "userId" | "collectionId" | "createdAt" | "revokedAt">>;

/** `collection` is the name of the one it shows; `videos` is how many it shows now, and `cover` the first of them. */
export type OwnedShare = {
  share: Share;
  /** The owner's time zone. */
  timeZone: string | null;
  collection: string | null;
  videos: number;
  cover: Generation | null;
  views: number;
  plays: number;
};

const owned = (where: { userId: string; slugs: string[] }) =>
  and(eq(shares.userId, where.userId), inArray(shares.slug, where.slugs), isNull(shares.revokedAt));

/** Shares the owner's finished videos, in that order; null when one of them cannot be shared. */
export async function insertShare(
  db: Db,
  input: { userId: string; generationIds: string[]; slug: string } & ShareChange,
): Promise<Share | null> {
  const { generationIds, ...values } = input;
  return db.transaction(async (tx) => {
    const videos = await findVideos(tx, { userId: input.userId, ids: generationIds });
    if (videos.length === 0 || videos.length !== generationIds.length) return null;
    const [share] = await tx.insert(shares).values(values).returning();
    if (!share) return null;
    const rows = generationIds.map((generationId, index) => ({ shareId: share.id, position: index + 1, generationId }));
    await tx.insert(shareVideos).values(rows);
    return share;
  });
}

/** Shares the current videos of the owner's collection; null when it is not theirs. */
export async function insertCollectionShare(
  db: Db,
  input: { userId: string; collectionId: string; slug: string },
): Promise<Share | null> {
  if (!(await findCollection(db, { userId: input.userId, id: input.collectionId }))) return null;
  return firstOf(db.insert(shares).values(input).returning());
}

/** Changes a link; null when it is not theirs or was revoked. */
export async function changeShare(
  db: Db,
  where: { userId: string; slug: string },
  change: ShareChange,
): Promise<Share | null> {
  const one = owned({ userId: where.userId, slugs: [where.slug] });
  return firstOf(db.update(shares).set(change).where(one).returning());
}

/** Revokes links for good and returns which; those that are not theirs or were already revoked are left out. */
export async function endShares(db: Db, where: { userId: string; slugs: string[] }): Promise<string[]> {
  if (where.slugs.length === 0) return [];
  const rows = await db
    .update(shares)
    .set({ revokedAt: sql`now()` })
    .where(owned(where))
    .returning({ slug: shares.slug });
  return rows.map(({ slug }) => slug);
}

/** Replaces a link by an equal one under another address, in one step: never both valid, never neither. */
export function replaceShare(db: Db, where: { userId: string; slug: string; newSlug: string }): Promise<Share | null> {
  return db.transaction(async (tx) => {
    const [old] = await tx
      .update(shares)
      .set({ revokedAt: sql`now()` })
      .where(owned({ userId: where.userId, slugs: [where.slug] }))
      .returning();
    if (!old) return null;
    const { id, createdAt: _made, revokedAt: _ended, ...kept } = old;
    const [share] = await tx
      .insert(shares)
      .values({ ...kept, slug: where.newSlug })
      .returning();
    if (!share) return null;
    const videos = await tx.select().from(shareVideos).where(eq(shareVideos.shareId, id));
    if (videos.length > 0)
      await tx.insert(shareVideos).values(videos.map((video) => ({ ...video, shareId: share.id })));
    return share;
  });
}

/**
 * A user's links with their counts, newest first: all of them, one of them, the unrevoked ones that show this video or
 * this collection, or those whose names contain a text.
 */
export async function listShares(
  db: Db,
  where: { userId: string; generationId?: string; collectionId?: string; slug?: string; q?: string; limit?: number },
): Promise<OwnedShare[]> {
  const rows = await db
    .select({ share: shares, timeZone: users.timeZone, collection: collections.name })
    .from(shares)
    .innerJoin(users, eq(users.id, shares.userId))
    .leftJoin(collections, eq(collections.id, shares.collectionId))
    .where(
      and(
        eq(shares.userId, where.userId),
        where.slug ? eq(shares.slug, where.slug) : undefined,
        contains([shares.name, shares.title, collections.name], where.q),
        where.collectionId ? and(isNull(shares.revokedAt), eq(shares.collectionId, where.collectionId)) : undefined,
        where.generationId ? and(isNull(shares.revokedAt), shows(db, where.generationId)) : undefined,
      ),
    )
    .orderBy(desc(shares.createdAt), desc(shares.id))
    .limit(where.limit ?? 500);
  const ids = rows.map(({ share }) => share.id);
  const [covers, counts] = await Promise.all([coversOf(db, ids), totalsOf(db, ids)]);
  return rows.map(({ share, timeZone, collection }) => ({
    share,
    timeZone,
    collection,
    videos: covers.get(share.id)?.videos ?? 0,
    cover: covers.get(share.id)?.cover ?? null,
    views: counts.get(share.id)?.views ?? 0,
    plays: counts.get(share.id)?.plays ?? 0,
  }));
}

const shows = (db: Db, generationId: string) =>
  or(
    inArray(
      shares.id,
      db.select({ id: shareVideos.shareId }).from(shareVideos).where(eq(shareVideos.generationId, generationId)),
    ),
    inArray(
      shares.collectionId,
      db
        .select({ id: collectionItems.collectionId })
        .from(collectionItems)
        .where(eq(collectionItems.generationId, generationId)),
    ),
  );

/**
 * A link by its address, for any visitor: the only read of another user's videos, with the slug as its key. Does not
 * decide whether the link may be opened; `openLink` in lib/shares does, and nothing else calls this.
 */
export async function findShare(db: Db, slug: string): Promise<FoundShare | null> {
  const [found] = await db
    .select({ share: shares, timeZone: users.timeZone })
    .from(shares)
    .innerJoin(users, eq(users.id, shares.userId))
    .where(eq(shares.slug, slug))
    .limit(1);
  return found ? { ...found, videos: await videosOf(db, found.share) } : null;
}

/** `timeZone` is the owner's, in which the link's days are shown and counted. */
export type FoundShare = { share: Share; timeZone: string | null; videos: SharedVideoRow[] };

async function totalsOf(db: Db, shareIds: string[]) {
  if (shareIds.length === 0) return new Map<string, { views: number; plays: number }>();
  const rows = await db
    .select({
      id: shareCounts.shareId,
      views: sql<number>`sum(${shareCounts.views})::int`,
      plays: sql<number>`sum(${shareCounts.plays})::int`,
    })
    .from(shareCounts)
    .where(inArray(shareCounts.shareId, shareIds))
    .groupBy(shareCounts.shareId);
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
}
