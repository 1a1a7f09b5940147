import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf } from "@/db/rows";
import { type Generation, generations } from "@/db/schema/generations";

export type PosterOnRecord = { key: string; sha256: string; bytes: number; placeholder: string };

/** Records the poster of a finished video that has none yet; null when there is one already, or no such video. */
export async function setPoster(db: Db, id: string, poster: PosterOnRecord): Promise<Generation | null> {
  const { key: posterKey, sha256: posterSha256, bytes: posterBytes, placeholder } = poster;
  const missing = and(eq(generations.id, id), eq(generations.state, "ready"), isNull(generations.posterKey));
  const set = { posterKey, posterSha256, posterBytes, placeholder };
  return firstOf(db.update(generations).set(set).where(missing).returning());
}

/** All users' finished videos without a poster, by id from `after` on, so that a walk through them ends. */
export function listWithoutPoster(db: Db, page: { after: string; limit: number }): Promise<Generation[]> {
  return db
    .select()
    .from(generations)
    .where(
      and(
        eq(generations.state, "ready"),
        isNull(generations.posterKey),
        isNotNull(generations.videoKey),
        isNull(generations.deletedAt),
        gt(generations.id, page.after),
      ),
    )
    .orderBy(asc(generations.id))
    .limit(page.limit);
}
