import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type Generation, generations } from "@/db/schema";

/** The finished films of this person among `ids` that are not in the bin; what is foreign is simply not in the answer. */
export function findFilms(db: Db, where: { userId: string; ids: string[] }): Promise<Generation[]> {
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

export async function findFilm(db: Db, where: { userId: string; id: string }): Promise<Generation | null> {
  const [film] = await findFilms(db, { userId: where.userId, ids: [where.id] });
  return film ?? null;
}
