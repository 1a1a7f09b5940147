import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf } from "@/db/rows";
import { type Generation, generations } from "@/db/schema/generations";

/** This user's finished videos among `ids` that are not in the trash; foreign ids are left out. */
export function findVideos(db: Db, where: { userId: string; ids: string[] }): Promise<Generation[]> {
  return db
    .select()
    .from(generations)
    .where(
      and(
        inArray(generations.id, where.ids),
        eq(generations.userId, where.userId),
        eq(generations.state, "ready"),
        isNull(generations.deletedAt),
      ),
    );
}

export async function findVideo(db: Db, where: { userId: string; id: string }): Promise<Generation | null> {
  return firstOf(findVideos(db, { userId: where.userId, ids: [where.id] }));
}
