import { readFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { BeforeChange, Db, MigrationState } from "@/db/database";
import { isRefusal } from "@/db/errors";
import { rowsOf } from "@/db/rows";
import { changesData } from "./changes-data";

/** Why a database is not migrated, in a sentence for the administrator. */
export class MigrationRefused extends Error {}

/**
 * Runs the new migrations in `folder`, all or none, in one transaction on one connection: drizzle's own migrator needs
 * further connections, which may not be available, and the right to create a schema that already exists. When several
 * servers start at once, the first one migrates and the others wait. Keeps drizzle's own list of applied migrations.
 * Throws MigrationRefused for a database of a newer version.
 */
export async function migrate(db: Db, folder: string, beforeChange?: BeforeChange): Promise<void> {
  const state = await migrationState(db, folder);
  if (state === "ahead") throw newer();
  if (state === "behind") await applyMigrations(db, folder, { beforeChange });
}

type Applying = { until?: number; beforeChange?: BeforeChange | undefined };

/** The same, also inside a transaction of a new database. Those after `until`, the moment of one, are left out. */
export async function applyMigrations(db: Db, folder: string, applying: Applying = {}): Promise<void> {
  const { until = Number.POSITIVE_INFINITY, beforeChange } = applying;
  const all = readMigrationFiles({ migrationsFolder: folder });
  const migrations = all.filter(({ folderMillis }) => folderMillis <= until);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
      set_config('idle_in_transaction_session_timeout', '0', true)`);
    // Ends with the transaction: behind a pooler, a session lock could be released on another connection.
    await tx.execute(sql`select pg_advisory_xact_lock(90909090)`);
    const [there] = await rowsOf<{ schema: boolean; list: boolean }>(
      tx,
      sql`select to_regnamespace('drizzle') is not null as schema,
        to_regclass('drizzle.__drizzle_migrations') is not null as list`,
    );
    if (!there?.schema) await tx.execute(sql`create schema drizzle`);
    if (!there?.list) {
      await tx.execute(
        sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
      );
    }
    const [last] = await rowsOf<{ at: string }>(
      tx,
      sql`select created_at::text as at from drizzle.__drizzle_migrations order by created_at desc limit 1`,
    );
    const at = last ? Number(last.at) : Number.NEGATIVE_INFINITY;
    // While this server waited, one of a newer version migrated.
    if (all.every(({ folderMillis }) => folderMillis < at)) throw newer();
    const pending = migrations.filter(({ folderMillis }) => folderMillis > at);
    if (beforeChange && last && pending.some(({ sql: statements }) => statements.some(changesData))) {
      await tx.execute(LOCK_TABLES);
      await beforeChange(tx);
    }
    for (const { sql: statements, hash, folderMillis } of pending) {
      for (const statement of statements) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      );
    }
  });
}

/** The moments of the migrations in `folder`, oldest first. */
export const momentsOf = (folder: string): number[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);

/** Strictly: a reader that goes on to write would keep the migration waiting, and wait for it. */
const LOCK_TABLES = sql`do $$ declare names text; begin
  select string_agg(oid::regclass::text, ', ' order by relname) into names from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r';
  execute 'lock table ' || names || ' in access exclusive mode';
end $$`;

const newer = () =>
  new MigrationRefused(
    "The database is of a newer version of Ninefold than this one. Start the newer version, or restore a backup from before the update with this one.",
  );

/** By one read: nearly every start finds the migrations of the one before. */
export async function migrationState(db: Db, folder: string): Promise<MigrationState> {
  const journal = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8"));
  const newest = Math.max(...journal.entries.map(({ when }: { when: number }) => when));
  try {
    const [last] = await rowsOf<{ at: string | null }>(
      db,
      sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
    );
    const at = Number(last?.at ?? 0);
    if (at === newest) return "current";
    return at > newest ? "ahead" : "behind";
  } catch (error) {
    // A new database has no such table.
    if (error instanceof Error && isRefusal(error.cause)) return "behind";
    throw error;
  }
}

/** Whether this database has ever been migrated. */
export async function isMigrated(db: Db): Promise<boolean> {
  const [found] = await rowsOf<{ there: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  return found?.there === true;
}
