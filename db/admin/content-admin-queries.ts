import { and, asc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import { users } from "@/db/schema/accounts";
import { generations } from "@/db/schema/generations";
import type { Admin } from "./actor";

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

type StorageUse = Record<
  "videos" | "videoBytes" | "posterBytes" | "images" | "imageBytes" | "audio" | "audioBytes",
  number
>;

/** Files that the rows name, in bytes. */
export async function storageUse(_admin: Admin, db: Db): Promise<StorageUse> {
  const [row] = await rowsOf<Record<keyof StorageUse, string>>(
    db,
    sql`select v.*, i.*, a.* from
      (select count(g.video_key)::text as videos, coalesce(sum(g.video_bytes::bigint), 0)::text as "videoBytes",
        coalesce(sum(g.poster_bytes::bigint), 0)::text as "posterBytes"
        from generations g join gallery_entries e on e.generation_id = g.id) v,
      (select count(*)::text as images, coalesce(sum(bytes::bigint), 0)::text as "imageBytes" from images) i,
      (select count(*)::text as audio, coalesce(sum(bytes::bigint), 0)::text as "audioBytes" from audio_files) a`,
  );
  const number = (text: string | undefined) => Number(text ?? 0);
  return {
    videos: number(row?.videos),
    videoBytes: number(row?.videoBytes),
    posterBytes: number(row?.posterBytes),
    images: number(row?.images),
    imageBytes: number(row?.imageBytes),
    audio: number(row?.audio),
    audioBytes: number(row?.audioBytes),
  };
}
