import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf, textArray } from "@/db/rows";

/** A video's position in its batch, counted from 1. */
export type BatchPosition = { id: string; at: number; of: number };

/** The largest batch size that is shown; a forged batch id with more videos only shows fewer. */
const MOST = 24;

/** The videos of a batch that are not in the trash, in the order in which they were submitted. */
export async function batchIds(db: Db, key: { userId: string; batchId: string }): Promise<string[]> {
  const found = await places(db, key.userId, [key.batchId], sql`where at <= ${MOST}`);
  return found.map(({ id }) => id);
}

/** The positions of these videos in their batches, with one query for all of them. */
export async function positionsInBatches(
  db: Db,
  key: { userId: string; batchIds: string[]; ids: string[] },
): Promise<BatchPosition[]> {
  if (key.batchIds.length === 0) return [];
  return places(db, key.userId, key.batchIds, sql`where id = any(${textArray(key.ids)})`);
}

async function places(db: Db, userId: string, batchIds: string[], among: SQL): Promise<BatchPosition[]> {
  return rowsOf<BatchPosition>(
    db,
    sql`select id, at, "of" from (
      select id, created_at, (row_number() over taken)::integer as at, (count(*) over (partition by batch_id))::integer as "of"
      from generations
      where batch_id = any(${textArray(batchIds)}) and user_id = ${userId} and deleted_at is null
      window taken as (partition by batch_id order by created_at, id)
    ) placed ${among} order by created_at, id`,
  );
}
