import { eq, sql } from "drizzle-orm";
import { applyMigrations } from "@/db/connection/migrate";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { instanceSettings } from "@/db/schema/instance";
import { tablesOf } from "./dump";

/** Rows of one statement, and their size in characters. */
const ROWS = 500;
const CHARACTERS = 2_000_000;

type Dump = {
  lines: AsyncIterable<string>;
  migration: number;
  migrations: string;
  /** Called in the same transaction with the number of rows by table, once they are up to date. */
  finish: (tx: Db, counts: Record<string, number>) => Promise<void>;
};

/**
 * Makes the tables of the backup's version in an empty database, fills them, and brings them up to date; all of it or
 * nothing.
 */
export async function loadRows(db: Db, { lines, migration, migrations, finish }: Dump): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', '0', true)`);
    await applyMigrations(tx, migrations, { until: migration });
    const counts = await withoutRules(tx, () => insertAll(tx, lines));
    await applyMigrations(tx, migrations);
    await finish(tx, counts);
  });
}

async function insertAll(tx: Db, lines: AsyncIterable<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const columns = await columnsOf(tx);
  let table = "";
  let rows: string[] = [];
  let size = 0;
  const flush = async () => {
    if (rows.length === 0) return;
    const into = columns.get(table);
    if (!into) throw new Error("The backup has rows of a table that its version does not have.");
    await tx.execute(
      sql`insert into ${sql.identifier(table)} (${into}) overriding system value
        select ${into} from json_populate_recordset(null::${sql.identifier(table)}, ${`[${rows.join(",")}]`}::json)`,
    );
    counts[table] = (counts[table] ?? 0) + rows.length;
    rows = [];
    size = 0;
  };
  for await (const line of lines) {
    const tab = line.indexOf("\t");
    const name = line.slice(0, tab);
    if (name !== table || rows.length >= ROWS || size > CHARACTERS) await flush();
    table = name;
    rows.push(line.slice(tab + 1));
    size += line.length;
  }
  await flush();
  await tx.execute(sql`do $$
    declare it record;
    begin
      for it in select format('%I', c.relname) as tab, a.attname as col, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as seq
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      loop
        if it.seq is not null then
          execute format('select setval(%L, coalesce((select max(%I) from %s), 0) + 1, false)', it.seq, it.col, it.tab);
        end if;
      end loop;
    end $$`);
  return counts;
}

/** The columns of each table that can be written. */
async function columnsOf(tx: Db) {
  const rows = await rowsOf<{ name: string; columns: string[] }>(
    tx,
    sql`select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = '' group by c.relname`,
  );
  return new Map(
    rows.map(({ name, columns }) => [
      name,
      sql.join(
        columns.map((column) => sql.identifier(column)),
        sql`, `,
      ),
    ]),
  );
}

/**
 * Rows come in no order that foreign keys allow, and triggers would count them a second time. The keys are made again
 * afterwards, which checks every row.
 */
async function withoutRules<Result>(tx: Db, run: () => Promise<Result>): Promise<Result> {
  const keys = await rowsOf<{ tab: string; name: string; rule: string }>(
    tx,
    sql`select conrelid::regclass::text as tab, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const tables = await tablesOf(tx);
  for (const { tab, name } of keys) await tx.execute(sql.raw(`alter table ${tab} drop constraint ${name}`));
  for (const name of tables) await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`);
  // What a migration wrote into a new database is in the dump too.
  for (const name of tables) await tx.execute(sql`delete from ${sql.identifier(name)}`);
  const result = await run();
  for (const name of tables) await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`);
  for (const { tab, name, rule } of keys)
    await tx.execute(sql.raw(`alter table ${tab} add constraint ${name} ${rule}`));
  return result;
}

/**
 * Stops all submits where generations are queued: the server that the backup is of may have sent them since. Returns how
 * many there are.
 */
export async function holdQueued(tx: Db): Promise<number> {
  const queued = await tx.$count(generations, eq(generations.state, "queued"));
  if (queued === 0) return 0;
  const stopped = { submitsStoppedAt: sql`now()` };
  await tx.insert(instanceSettings).values(stopped).onConflictDoUpdate({ target: instanceSettings.one, set: stopped });
  return queued;
}

/** Whether there is nothing in this database, not even our tables. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await tablesOf(db)).length === 0;
}
