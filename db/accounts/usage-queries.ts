import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";

/** What a user has: videos with those in the trash, images, and the bytes of all files, audio files among them. */
export type Usage = { videos: number; images: number; bytes: number };

/** The user's videos and images, without the sizes of their files, which take much longer to add up. */
export async function countOwned(db: Db, { userId }: { userId: string }): Promise<Omit<Usage, "bytes">> {
  const [row] = await rowsOf<{ videos: number; images: number }>(
    db,
    sql`select (select coalesce(sum(n), 0)::int from gallery_counts where user_id = ${userId}) as videos,
      (select count(*)::int from images where user_id = ${userId} and deleted_at is null) as images`,
  );
  return { videos: row?.videos ?? 0, images: row?.images ?? 0 };
}

/** The size of all the user's files. A video that left the trash for good has none, although its row stays. */
export async function bytesOwned(db: Db, { userId }: { userId: string }): Promise<number> {
  const [row] = await rowsOf<{ bytes: string }>(
    db,
    sql`select (coalesce((select sum(coalesce(g.video_bytes, 0)::bigint + coalesce(g.poster_bytes, 0))
        from generations g join gallery_entries e on e.generation_id = g.id where g.user_id = ${userId}), 0)
      + coalesce((select sum(bytes::bigint) from images where user_id = ${userId}), 0)
      + coalesce((select sum(bytes::bigint) from audio_files where user_id = ${userId}), 0))::text as bytes`,
  );
  return Number(row?.bytes ?? 0);
}
