import { and, asc, eq, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import { users } from "@/db/schema/accounts";
import { generations, type State } from "@/db/schema/generations";
import { images } from "@/db/schema/images";
import type { Admin } from "./actor";

/** States in which the provider may be at work, or its video is being fetched. */
const AT_PROVIDER: State[] = ["submitting", "unconfirmed", "rendering", "saving"];

export async function countAtProvider(_admin: Admin, db: Db, { userId }: { userId: string }): Promise<number> {
  return db.$count(generations, and(eq(generations.userId, userId), inArray(generations.state, AT_PROVIDER)));
}

export async function listQueued(_admin: Admin, db: Db, { userId }: { userId: string }): Promise<string[]> {
  const queued = and(eq(generations.userId, userId), eq(generations.state, "queued"));
  return (await db.select({ id: generations.id }).from(generations).where(queued)).map(({ id }) => id);
}

/** Files of a user's videos, by id of the generation, after `after` (exclusive). */
export async function listVideoFiles(_admin: Admin, db: Db, key: { userId: string; after: string; limit: number }) {
  const { id, videoKey, posterKey } = generations;
  return db
    .select({ id, keys: sql<(string | null)[]>`array[${videoKey}, ${posterKey}]` })
    .from(generations)
    .where(and(eq(generations.userId, key.userId), gt(id, key.after), or(isNotNull(videoKey), isNotNull(posterKey))))
    .orderBy(asc(id))
    .limit(key.limit);
}

/** Files of a user's images, by id of the image, after `after` (exclusive). */
export async function listImageFiles(_admin: Admin, db: Db, key: { userId: string; after: string; limit: number }) {
  const { id, storageKey, thumbKey } = images;
  return db
    .select({ id, keys: sql<(string | null)[]>`array[${storageKey}, ${thumbKey}]` })
    .from(images)
    .where(and(eq(images.userId, key.userId), gt(id, key.after)))
    .orderBy(asc(id))
    .limit(key.limit);
}

/** Generations that need attention, oldest first: what is wrong and whose it is, and nothing of what they show. */
export async function listAttention(_admin: Admin, db: Db, { limit }: { limit: number }) {
  const { id, state, createdAt, sentAt, stalledAt, lastTrouble } = generations;
  return db
    .select({ id, state, createdAt, sentAt, stalledAt, trouble: lastTrouble, userId: users.id, email: users.email })
    .from(generations)
    .innerJoin(users, eq(users.id, generations.userId))
    .where(
      or(
        eq(state, "unconfirmed"),
        and(isNotNull(stalledAt), inArray(state, ["queued", "submitting", "rendering", "saving"])),
      ),
    )
    .orderBy(asc(createdAt), asc(id))
    .limit(limit);
}

/** Files that the rows name, in bytes. */
export async function storageUse(
  _admin: Admin,
  db: Db,
): Promise<{ videos: number; videoBytes: number; posterBytes: number; images: number; imageBytes: number }> {
  const [row] = await rowsOf<Record<"videos" | "videoBytes" | "posterBytes" | "images" | "imageBytes", string>>(
    db,
    sql`select v.*, i.* from
      (select count(g.video_key)::text as videos, coalesce(sum(g.video_bytes::bigint), 0)::text as "videoBytes",
        coalesce(sum(g.poster_bytes::bigint), 0)::text as "posterBytes"
        from generations g join gallery_entries e on e.generation_id = g.id) v,
      (select count(*)::text as images, coalesce(sum(bytes::bigint), 0)::text as "imageBytes" from images) i`,
  );
  const number = (text: string | undefined) => Number(text ?? 0);
  return {
    videos: number(row?.videos),
    videoBytes: number(row?.videoBytes),
    posterBytes: number(row?.posterBytes),
    images: number(row?.images),
    imageBytes: number(row?.imageBytes),
  };
}
