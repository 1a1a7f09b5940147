import { type SQL, sql } from "drizzle-orm";
import type { Db } from "./database";

/** The rows of a raw query, which the two drivers wrap differently. Timestamps and bigints come as text. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(query);
  return (answer as { rows: Row[] }).rows;
}

/** One array parameter, where `inArray` would write a statement with as many parameters as values. */
export const textArray = (values: string[]): SQL => sql`${sql.param(values)}::text[]`;
