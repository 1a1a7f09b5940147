import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { textArray } from "@/db/gallery/gallery-queries";
import { rowsOf } from "@/db/rows";

/** Where a film stands among those of its press, counted from 1. */
export type BatchPosition = { id: string; at: number; of: number };

/** The most that one press is ever shown as; a browser that invents more only sees less. */
const MOST = 24;

/** The films of a press that are not in the bin, in the order in which they were asked for. */
export async function batchIds(db: Db, key: { userId: string; setId: string }): Promise<string[]> {
  const found = await places(db, key.userId, [key.setId], sql`where at <= ${MOST}`);
  return found.map(({ id }) => id);
}

/** Where these films stand in their sets, in one question for all of them. */
export async function positionsInBatches(
  db: Db,
  key: { userId: string; setIds: string[]; ids: string[] },
): Promise<BatchPosition[]> {
  if (key.setIds.length === 0) return [];
  return places(db, key.userId, key.setIds, sql`where id = any(${textArray(key.ids)})`);
}

async function places(db: Db, userId: string, setIds: string[], among: SQL): Promise<BatchPosition[]> {
  return rowsOf<BatchPosition>(
    db,
    sql`select id, at, "of" from (
      select id, created_at, (row_number() over taken)::integer as at, (count(*) over (partition by set_id))::integer as "of"
      from generations
      where set_id = any(${textArray(setIds)}) and user_id = ${userId} and deleted_at is null
      window taken as (partition by set_id order by created_at, id)
    ) placed ${among} order by created_at, id`,
  );
}
