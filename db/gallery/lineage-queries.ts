import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Db } from "@/db/database";
import { generations } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";

/** `retry`: repeats or corrects it. `made`: reuses its prompt. `continued`: uses one of its frames as an image. */
export type LineageLink = { parent: string; child: string; kind: "retry" | "made" | "continued" };

type Step = { userId: string; ids: string[]; limit: number };

/** What these videos of a user were made from, one step. */
export async function linksUp(db: Db, step: Step): Promise<LineageLink[]> {
  const { userId, ids, limit } = step;
  const [rows, images] = await Promise.all([
    db
      .select({ id: generations.id, retryOf: generations.retryOf, madeFrom: generations.madeFrom })
      .from(generations)
      .where(and(eq(generations.userId, userId), inArray(generations.id, ids)))
      .limit(limit),
    continued(db, step, "child"),
  ]);
  return [...rows.flatMap(rowLinks), ...images];
}

/** What was made from these videos of a user, one step, oldest first. */
export async function linksDown(db: Db, step: Step): Promise<LineageLink[]> {
  const { userId, ids, limit } = step;
  const [rows, images] = await Promise.all([
    db
      .select({ id: generations.id, retryOf: generations.retryOf, madeFrom: generations.madeFrom })
      .from(generations)
      .where(
        and(
          eq(generations.userId, userId),
          isNull(generations.deletedAt),
          or(inArray(generations.retryOf, ids), inArray(generations.madeFrom, ids)),
        ),
      )
      .orderBy(asc(generations.createdAt), asc(generations.id))
      .limit(limit),
    continued(db, step, "parent"),
  ]);
  return [...rows.flatMap(rowLinks), ...images].filter(({ parent }) => ids.includes(parent));
}

function rowLinks(row: { id: string; retryOf: string | null; madeFrom: string | null }): LineageLink[] {
  return [
    ...(row.retryOf ? [{ parent: row.retryOf, child: row.id, kind: "retry" as const }] : []),
    ...(row.madeFrom ? [{ parent: row.madeFrom, child: row.id, kind: "made" as const }] : []),
  ];
}

async function continued(db: Db, { userId, ids, limit }: Step, known: "parent" | "child"): Promise<LineageLink[]> {
  const rows = await db
    .select({ parent: images.fromGeneration, child: generationImages.generationId })
    .from(images)
    .innerJoin(generationImages, eq(generationImages.imageId, images.id))
    .innerJoin(generations, eq(generations.id, generationImages.generationId))
    .where(
      and(
        eq(images.userId, userId),
        eq(generations.userId, userId),
        isNotNull(images.fromGeneration),
        known === "parent"
          ? and(inArray(images.fromGeneration, ids), isNull(generations.deletedAt))
          : inArray(generationImages.generationId, ids),
      ),
    )
    .orderBy(asc(generations.createdAt), asc(generations.id))
    .limit(limit);
  return rows.flatMap(({ parent, child }) => (parent ? [{ parent, child, kind: "continued" as const }] : []));
}
