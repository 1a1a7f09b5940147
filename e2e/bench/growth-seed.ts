import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { seedGallery, unhurried } from "./gallery-seed";

/** Videos of one user with all that a submit to its end leaves behind: attempts, transitions and the ledger's lines. */
export async function seedHistory(db: Db, userId: string, videos: number): Promise<void> {
  await seedGallery(db, userId, videos);
  await unhurried(db, async () => {
    await insertHistory(db, userId);
    await db.execute(sql`vacuum (analyze)`);
  });
}

async function insertHistory(db: Db, userId: string): Promise<void> {
  const own = sql`from generations where user_id = ${userId}`;
  await db.execute(sql`insert into submit_attempts (id, generation_id, token_hash, outcome, task_id, answered_at)
    select 'attempt ' || id, id, encode(sha256(id::bytea), 'base64'), 'accepted', 'ta' || id, created_at ${own}`);
  await db.execute(sql`insert into transitions (generation_id, user_id, from_state, to_state, at)
    select id, user_id, before, after, created_at + after_s * interval '1 second'
    from generations, (values (null, 'queued', 0), ('queued', 'submitting', 1), ('submitting', 'rendering', 2),
      ('rendering', 'saving', 85), ('saving', 'ready', 90)) step (before, after, after_s)
    where user_id = ${userId} order by created_at, after_s`);
  for (const kind of ["reserve", "capture"])
    await db.execute(sql`insert into ledger (generation_id, user_id, kind, amount, at)
      select id, user_id, ${kind}, 0.5, created_at ${own}`);
}
