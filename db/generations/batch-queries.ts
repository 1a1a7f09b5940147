import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { textArray } from "@/db/gallery/gallery-queries";
import { rowsOf } from "@/db/rows";

/** Where a video stands among those of its submit, counted from 1. */
export type BatchPosition = { id: string; at: number; of: number };

/** The most that one submit is ever shown as; a browser that invents more only sees less. */
const MOST = 24;

/** The videos of a submit that are not in the bin, in the order in which they were asked for. */
export async function batchIds(db: Db, key: { userId: string; batchId: string }): Promise<string[]> {
  const found = await places(db, key.userId, [key.batchId], sql`where at <= ${MOST}`);
  return found.map(({ id }) => id);
}

/** Where these videos stand in their sets, in one question for all of them. */
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
      select id, created_at, (row_number() over taken)::integer as at, (count(*) over (partition by batch_id))::integer as "of"
      from generations
      where batch_id = any(${textArray(setIds)}) and user_id = ${userId} and deleted_at is null
      window taken as (partition by batch_id order by created_at, id)
    ) placed ${among} order by created_at, id`,
  );
}
