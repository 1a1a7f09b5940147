import { sql } from "drizzle-orm";
import type { Db } from "./database";
import { rowsOf } from "./rows";

/** Next bundles routes apart, so a module variable would be one for each. */
const shared = globalThis as typeof globalThis & { ninefoldClockAheadMs?: number };

/**
 * The present by the database's clock, which is the one clock of everything that is kept and compared: servers whose
 * own clocks are hours apart would end each other's links, and give up videos that were just sent.
 */
export const dbNow = (): Date => new Date(Date.now() + (shared.ninefoldClockAheadMs ?? 0));

/** Compares this process's clock with the database's. Answers how far the database's is ahead, in milliseconds. */
export async function setClock(db: Db): Promise<number> {
  const asked = Date.now();
  const [row] = await rowsOf<{ at: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
  );
  const answered = Date.now();
  if (!row) throw new Error("the database told no time");
  const ahead = Math.round(row.at - (asked + answered) / 2);
  // Less than the way there and back may be the way itself.
  shared.ninefoldClockAheadMs = Math.abs(ahead) <= answered - asked + 1 ? 0 : ahead;
  return shared.ninefoldClockAheadMs;
}
