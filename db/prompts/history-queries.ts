import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { wasSubmitted } from "@/db/generations/submitted";
import { rowsOf, textArray } from "@/db/rows";

/**
 * A user's videos whose prompt was not submitted again later, and of a batch with choices only the last. Videos in the
 * trash count as never submitted.
 */
export async function newestOfTexts(db: Db, key: { userId: string; ids: string[] }): Promise<Set<string>> {
  if (key.ids.length === 0) return new Set();
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select g.id from generations g
    where g.user_id = ${key.userId} and g.id = any(${textArray(key.ids)}) and g.deleted_at is null
      and ${wasSubmitted(sql`g`)} and not exists (
      select 1 from generations later where later.user_id = g.user_id and md5(later.prompt) = md5(g.prompt)
        and ${wasSubmitted(sql`later`)} and later.deleted_at is null and (later.created_at, later.id) > (g.created_at, g.id)) and not exists (
      select 1 from generations later where g.template is not null and later.batch_id = g.batch_id
        and later.user_id = g.user_id and later.template is not null and later.deleted_at is null
        and (later.created_at, later.id) > (g.created_at, g.id))`,
  );
  return new Set(rows.map(({ id }) => id));
}
