import type { SQL } from "drizzle-orm";
import type { Db } from "./database";

/** The rows of a raw query, which both drivers wrap alike. Moments come as text, and bigints too. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(query);
  return (answer as { rows: Row[] }).rows;
}
