import { sql } from "drizzle-orm";
import type { Db } from "./database";
import { rowsOf } from "./rows";

/** On globalThis: Next bundles routes apart, so each would have its own copy of a module variable. */
const shared = globalThis as typeof globalThis & { ninefoldClockAheadMs?: number };

/**
 * The current time by the database's clock, used for every time that is stored and compared. Servers whose own clocks
 * differ by hours would expire each other's links and give up generations that were just submitted.
 */
export const dbNow = (): Date => new Date(Date.now() + (shared.ninefoldClockAheadMs ?? 0));

/** Compares this process's clock with the database's. Returns how far ahead the database's is, in milliseconds. */
export async function setClock(db: Db): Promise<number> {
  const asked = Date.now();
  const [row] = await rowsOf<{ at: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
  );
  const answered = Date.now();
  if (!row) throw new Error("the database returned no time");
  const ahead = Math.round(row.at - (asked + answered) / 2);
  // A difference smaller than the round trip may be the round trip itself.
  shared.ninefoldClockAheadMs = Math.abs(ahead) <= answered - asked + 1 ? 0 : ahead;
  return shared.ninefoldClockAheadMs;
}
