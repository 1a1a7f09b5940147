import { readFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Db } from "@/db/database";
import { isRefusal } from "@/db/errors";
import { rowsOf } from "@/db/rows";

/**
 * Runs the new migrations in `folder`, all or none, in one transaction on one connection: drizzle's own migrator needs
 * further connections, which may not be available, and the right to create a schema that already exists. When several
 * servers start at once, the first one migrates and the others wait. Keeps drizzle's own list of applied migrations.
 */
export async function migrate(db: Db, folder: string): Promise<void> {
  if (!(await isCurrent(db, folder))) await applyMigrations(db, folder);
}

/** The same, also inside a transaction of a new database. Those after `until`, the moment of one, are left out. */
export async function applyMigrations(db: Db, folder: string, until = Number.POSITIVE_INFINITY): Promise<void> {
  const all = readMigrationFiles({ migrationsFolder: folder });
  const migrations = all.filter(({ folderMillis }) => folderMillis <= until);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`);
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
    for (const { sql: statements, hash, folderMillis } of migrations) {
      if (last && Number(last.at) >= folderMillis) continue;
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

/** Whether there is nothing to do, by one read: nearly every start finds the migrations of the one before. */
export async function isCurrent(db: Db, folder: string): Promise<boolean> {
  const journal = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8"));
  const newest = Math.max(...journal.entries.map(({ when }: { when: number }) => when));
  try {
    const [last] = await rowsOf<{ at: string | null }>(
      db,
      sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
    );
    return Number(last?.at ?? 0) >= newest;
  } catch (error) {
    // A new database has no such table.
    if (error instanceof Error && isRefusal(error.cause)) return false;
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
