import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";

/** Rows that are read at once. */
const PAGE = 500;
/** Not part of a backup: they tell about one server's backups and file store. */
const OWN_TABLES = ["backups", "file_place"];

/** `filesStay`: the rows will be used with the same file store. */
type Options = { filesStay?: boolean };

export type DumpedTable = { name: string; rows: number };

/**
 * Writes every row as a line, `table<tab>row as JSON`, in a transaction of one moment (`Database.snapshot`). The JSON
 * is Postgres' own: nothing of it is read here, so that no number or time loses a digit.
 */
export async function dumpRows(
  tx: Db,
  write: (lines: string) => Promise<void>,
  { filesStay = false }: Options = {},
): Promise<{ tables: DumpedTable[]; migration: number }> {
  await tx.execute(sql`select set_config('statement_timeout', '0', true)`);
  const tables: DumpedTable[] = [];
  for (const name of await tablesOf(tx)) {
    if (OWN_TABLES.includes(name) && !(filesStay && name === "file_place")) continue;
    await tx.execute(
      sql`declare dumped no scroll cursor for select row_to_json(whole)::text as line from ${sql.identifier(name)} whole`,
    );
    let count = 0;
    for (;;) {
      const rows = await rowsOf<{ line: string }>(tx, sql.raw(`fetch ${PAGE} from dumped`));
      if (rows.length > 0) await write(rows.map(({ line }) => `${name}\t${line}\n`).join(""));
      count += rows.length;
      if (rows.length < PAGE) break;
    }
    await tx.execute(sql`close dumped`);
    tables.push({ name, rows: count });
  }
  const [last] = await rowsOf<{ at: string }>(
    tx,
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  return { tables, migration: Number(last?.at) };
}

/** All of our tables, by name. */
export async function tablesOf(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by relname`,
  );
  return rows.map(({ name }) => name);
}
