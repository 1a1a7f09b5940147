import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf, textArray } from "@/db/rows";
import type { Things } from "./things";

/** The columns by which a row belongs to somebody, directly or by what they have. */
const BY = [
  ...["id", "user_id", "generation_id", "collection_id", "share_id", "sequence_id", "image_id", "element_id"],
];

type Table = { name: string; columns: string[] };
let tables: Promise<Table[]> | null = null;

/** Every table of the schema that has such a column, so that a new table is among them. */
const tablesOf = (db: Db): Promise<Table[]> =>
  rowsOf<Table>(
    db,
    sql`select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
      where table_schema = 'public' and data_type = 'text' and column_name = any(${textArray(BY)}) group by table_name`,
  );

/** Every row of the owner's data, as text: rows that are missing among them later were changed. */
export async function ownersRows(db: Db, things: Things): Promise<string[]> {
  tables ??= tablesOf(db);
  const ids = textArray(Object.values(things));
  const selects = (await tables).map(({ name, columns }) => {
    const where = columns.map((column) => sql`${sql.identifier(column)} = any(${ids})`);
    return sql`select ${name} || ' ' || to_jsonb(t)::text as row from ${sql.identifier(name)} t where ${sql.join(where, sql` or `)}`;
  });
  return (await rowsOf<{ row: string }>(db, sql.join(selects, sql` union all `))).map(({ row }) => row);
}
