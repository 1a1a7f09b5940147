import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, textArray } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { sequenceExports } from "@/db/schema/sequences";

/** Of as many of the first captions the language is read. */
const FIRST = 20;

/** A user's videos that can be shown; a link shows its owner's. */
const shown = (key: { userId: string }) =>
  and(eq(generations.userId, key.userId), eq(generations.state, "ready"), isNull(generations.deletedAt));

/** Which of a user's videos were exported with captions, and the first words of those. */
export async function captionedVideos(db: Db, key: { userId: string; ids: string[] }) {
  if (key.ids.length === 0) return [];
  const texts = sql`jsonb_path_query_array(${sequenceExports.recipe}, ${`$.captions[0 to ${FIRST - 1}].text`}::jsonpath)`;
  return db
    .select({ id: generations.id, text: sql<string>`${texts}::text` })
    .from(sequenceExports)
    .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
    .where(and(shown(key), sql`${generations.id} = any(${textArray(key.ids)})`, sql`${texts} <> '[]'::jsonb`));
}

/** What a user's video was exported from, as it was written; null when it is no export, or can't be shown. */
export async function findShownRecipe(db: Db, key: { userId: string; id: string }): Promise<unknown> {
  const row = await firstOf(
    db
      .select({ recipe: sequenceExports.recipe })
      .from(sequenceExports)
      .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
      .where(and(shown(key), eq(generations.id, key.id))),
  );
  return row?.recipe ?? null;
}
