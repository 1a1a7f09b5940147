import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf } from "@/db/rows";
import { type Generation, generations } from "@/db/schema/generations";

/** This user's finished videos among `ids`, by default not those in the trash; foreign ids are left out. */
export function findVideos(db: Db, where: { userId: string; ids: string[]; trashed?: boolean }): Promise<Generation[]> {
  return db
    .select()
    .from(generations)
    .where(
      and(
        inArray(generations.id, where.ids),
        eq(generations.userId, where.userId),
        eq(generations.state, "ready"),
        where.trashed ? undefined : isNull(generations.deletedAt),
      ),
    );
}

export async function findVideo(
  db: Db,
  where: { userId: string; id: string; trashed?: boolean },
): Promise<Generation | null> {
  return firstOf(findVideos(db, { userId: where.userId, ids: [where.id], trashed: where.trashed }));
}
