import { and, type Column, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "./database";

/** The rows of a raw query, which the two drivers wrap differently. Timestamps and bigints come as text. */
export async function rowsOf<Row>(db: Db, query: SQL): Promise<Row[]> {
  const answer: unknown = await db.execute(query);
  return (answer as { rows: Row[] }).rows;
}

/** One array parameter, where `inArray` would write a statement with as many parameters as values. */
export const textArray = (values: string[]): SQL => sql`${sql.param(values)}::text[]`;

/** A query's first row, or null. */
export const firstOf = async <Row>(query: PromiseLike<Row[]>): Promise<Row | null> => (await query)[0] ?? null;

/** Whether a query found or changed a row. */
export const hasRows = async (query: PromiseLike<unknown[]>): Promise<boolean> => (await query).length > 0;

/** The condition for one row of a table, if it belongs to this user. */
export const ownRow = (table: { id: Column; userId: Column }, key: { id: string; userId: string }) =>
  and(eq(table.id, key.id), eq(table.userId, key.userId));

/** Whether one of these columns contains a text, in any case; always true for an empty text. */
export const contains = (columns: (Column | SQL)[], text = ""): SQL | undefined =>
  text === "" ? undefined : or(...columns.map((column) => ilike(column, `%${text.replace(/[\\%_]/g, "\\$&")}%`)));
