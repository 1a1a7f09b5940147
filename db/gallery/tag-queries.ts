import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { textArray } from "@/db/rows";
import { galleryEntries } from "@/db/schema/gallery";

/** Where a video would get more than `most` tags, the last ones are left out. */
export type TagChange = { add: string[]; remove: string[]; most: number };
/** A video and the tags that it had. */
export type TagsBefore = { id: string; tags: string[] };

/** Adds and removes tags on each of these videos, keeping their order. Returns what the changed videos had before. */
export async function changeTags(db: Db, key: TagChange & { userId: string; ids: string[] }): Promise<TagsBefore[]> {
  // Locked as they are read, so that the returned tags are the ones that were overwritten.
  const before = db
    .select({ id: galleryEntries.generationId, tags: galleryEntries.tags })
    .from(galleryEntries)
    .where(and(eq(galleryEntries.userId, key.userId), inArray(galleryEntries.generationId, key.ids)))
    .for("update")
    .as("before");
  const tags = changed(sql`${before.tags}`, key);
  return db
    .update(galleryEntries)
    .set({ tags })
    .from(before)
    .where(
      and(
        eq(galleryEntries.userId, key.userId),
        eq(galleryEntries.generationId, before.id),
        sql`${before.tags} is distinct from ${tags}`,
      ),
    )
    .returning({ id: before.id, tags: before.tags });
}

/** Undoes a change, except on videos whose tags were changed again since. Returns how many were restored. */
export async function restoreTags(db: Db, key: TagChange & { userId: string; before: TagsBefore[] }): Promise<number> {
  const before = sql`jsonb_to_recordset(${JSON.stringify(key.before)}::text::jsonb) as before(id text, tags text[])`;
  const restored = await db
    .update(galleryEntries)
    .set({ tags: sql`before.tags` })
    .from(before)
    .where(
      and(
        eq(galleryEntries.userId, key.userId),
        sql`${galleryEntries.generationId} = before.id`,
        sql`${galleryEntries.tags} = ${changed(sql`before.tags`, key)}`,
      ),
    )
    .returning({ id: galleryEntries.generationId });
  return restored.length;
}

function changed(tags: SQL, { add, remove, most }: TagChange): SQL {
  const kept = sql`array(select tag from unnest(${tags}) with ordinality had(tag, at)
    where tag <> all(${textArray(remove)}) order by at)`;
  const added = sql`array(select tag from unnest(${textArray(add)}) with ordinality new(tag, at)
    where tag <> all(${tags}) order by at)`;
  return sql`(${kept} || ${added})[1:${sql.raw(String(Math.trunc(most)))}]`;
}
