import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "./client";
import { type Generation, generations, type Share, shares } from "./schema";

const finished = (userId: string, id: string) =>
  and(
    eq(generations.id, id),
    eq(generations.userId, userId),
    eq(generations.state, "ready"),
    isNull(generations.deletedAt),
  );

/** A finished film of this person that is not in the bin. */
export async function findFilm(db: Db, where: { userId: string; id: string }): Promise<Generation | null> {
  const [row] = await db.select().from(generations).where(finished(where.userId, where.id)).limit(1);
  return row ?? null;
}

/** Makes a link to one's own finished film; null when there is no such film. */
export async function insertShare(
  db: Db,
  values: { userId: string; generationId: string; slug: string },
): Promise<Share | null> {
  return db.transaction(async (tx) => {
    const [film] = await tx
      .select({ id: generations.id })
      .from(generations)
      .where(finished(values.userId, values.generationId))
      .limit(1);
    if (!film) return null;
    const [row] = await tx.insert(shares).values(values).returning();
    return row ?? null;
  });
}

/** The links of one film that still work, newest first. */
export function listShares(db: Db, where: { userId: string; generationId: string }): Promise<Share[]> {
  return db
    .select()
    .from(shares)
    .where(and(eq(shares.userId, where.userId), eq(shares.generationId, where.generationId), isNull(shares.revokedAt)))
    .orderBy(desc(shares.createdAt), desc(shares.id));
}

/** Changes what a living link shows; null when it is not theirs or was revoked. */
export async function changeShare(
  db: Db,
  where: { userId: string; slug: string },
  change: { showPrompt: boolean },
): Promise<Share | null> {
  const [row] = await db
    .update(shares)
    .set(change)
    .where(and(eq(shares.userId, where.userId), eq(shares.slug, where.slug), isNull(shares.revokedAt)))
    .returning();
  return row ?? null;
}

/** Ends a link for good. False when it is not theirs or had ended already. */
export async function endShare(db: Db, where: { userId: string; slug: string }): Promise<boolean> {
  const rows = await db
    .update(shares)
    .set({ revokedAt: new Date() })
    .where(and(eq(shares.userId, where.userId), eq(shares.slug, where.slug), isNull(shares.revokedAt)))
    .returning({ id: shares.id });
  return rows.length > 0;
}

/**
 * What a living link opens. The only read of someone else's film, and the slug is its key: a link that was revoked,
 * or whose film is in the bin, opens nothing.
 */
export async function openShare(db: Db, slug: string): Promise<{ share: Share; film: Generation } | null> {
  const [row] = await db
    .select({ share: shares, film: generations })
    .from(shares)
    .innerJoin(generations, eq(generations.id, shares.generationId))
    .where(
      and(
        eq(shares.slug, slug),
        isNull(shares.revokedAt),
        eq(generations.state, "ready"),
        isNull(generations.deletedAt),
      ),
    )
    .limit(1);
  return row ?? null;
}
