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

/** Bytes of all users' files that rows name. Reads every row, so not more often than every few minutes. */
export async function countStoredBytes(db: Db): Promise<{ videos: number; posters: number; images: number }> {
  const [row] = await rowsOf<{ videos: number; posters: number; images: number }>(
    db,
    sql`select coalesce(sum(video_bytes::bigint), 0)::float8 as videos,
      coalesce(sum(poster_bytes::bigint), 0)::float8 as posters,
      (select coalesce(sum(bytes::bigint), 0)::float8 from images) as images from generations`,
  );
  return row ?? { videos: 0, posters: 0, images: 0 };
}
