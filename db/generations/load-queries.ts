import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import type { State } from "@/db/schema/generations";

type OpenState = { state: State; count: number; oldestSeconds: number; stalled: number };

/** Generations of all users that are not finished, by state: the index of open ones has only these. */
export function countOpen(db: Db): Promise<OpenState[]> {
  return rowsOf<OpenState>(
    db,
    sql`select state, count(*)::int as count, count(stalled_at)::int as stalled,
      extract(epoch from now() - min(created_at))::float8 as "oldestSeconds"
      from generations where state in ('queued','submitting','unconfirmed','rendering','saving') group by state`,
  );
}

type StoredBytes = Record<"videos" | "posters" | "images" | "audio", number>;

/** Bytes of all users' files that rows name. Reads every row, so not more often than every few minutes. */
export async function countStoredBytes(db: Db): Promise<StoredBytes> {
  const [row] = await rowsOf<StoredBytes>(
    db,
    sql`select coalesce(sum(video_bytes::bigint), 0)::float8 as videos,
      coalesce(sum(poster_bytes::bigint), 0)::float8 as posters,
      (select coalesce(sum(bytes::bigint), 0)::float8 from images) as images,
      (select coalesce(sum(bytes::bigint), 0)::float8 from audio_files) as audio from generations`,
  );
  return row ?? { videos: 0, posters: 0, images: 0, audio: 0 };
}
