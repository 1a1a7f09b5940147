import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type ExtractTablesWithRelations, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { env } from "@/env";
import { takeLock } from "./lock";
import { guardQueries } from "./query-error";
import * as schema from "./schema";

/** One type for both drivers, and for a transaction of either. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export type Database = {
  db: Db;
  /** Words between the servers that share this database; null where there is only one. */
  channel: Channel | null;
  migrate(): Promise<void>;
  close(): Promise<void>;
};

/** Postgres' own LISTEN and NOTIFY. A message is at most 8,000 bytes, and is lost on whoever is not listening. */
export type Channel = {
  send(message: string): Promise<void>;
  /** Calls `receive` for every message, this server's own too; reconnects by itself. */
  listen(receive: (message: string) => void): Promise<void>;
};

const CHANNEL = "ninefold";

guardQueries();

/** Opens Postgres at `url`, or without one the embedded PGlite under `dataDir`. Throws when PGlite is locked. */
export function openDatabase(options: { url?: string; dataDir: string; migrations?: string }): Database {
  const migrationsFolder = options.migrations ?? path.join(process.cwd(), "db", "migrations");
  if (options.url) {
    const client = postgres(options.url, { max: 10, idle_timeout: 30, connect_timeout: 10, onnotice: () => undefined });
    const db = drizzlePostgres(client, { schema });
    return {
      db,
      channel: {
        send: async (message) => void (await client.notify(CHANNEL, message)),
        listen: async (receive) => void (await client.listen(CHANNEL, receive)),
      },
      migrate: () => migrateAlone(db, () => migratePostgres(db, { migrationsFolder })),
      close: () => client.end({ timeout: 5 }),
    };
  }
  const release = takeLock(options.dataDir);
  const client = new PGlite(path.join(options.dataDir, "pglite"));
  const db = drizzlePglite(client, { schema });
  return {
    db,
    channel: null,
    migrate: () => migratePglite(db, { migrationsFolder }),
    close: async () => {
      await client.close();
      release();
    },
  };
}

/** Several servers start at once: the first migrates, the others wait for it. */
async function migrateAlone(db: Db, run: () => Promise<void>): Promise<void> {
  // A session lock could land on another pooled connection than its unlock, hence the transaction.
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(90909090)`);
    await run();
  });
}

const shared = globalThis as typeof globalThis & { ninefoldDatabase?: Database };

/** The one database of this process. Next bundles routes apart, so a module variable would open it many times. */
export function getDatabase(): Database {
  shared.ninefoldDatabase ??= openDatabase({ url: env.DATABASE_URL, dataDir: env.DATA_DIR });
  return shared.ninefoldDatabase;
}

export const getDb = (): Db => getDatabase().db;
