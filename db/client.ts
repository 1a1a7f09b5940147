import path from "node:path";
import v8 from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { PgliteSession, type PgliteTransaction } from "drizzle-orm/pglite/session";
import { migrate, migrationState } from "@/db/connection/migrate";
import { openPostgres } from "@/db/connection/postgres";
import { refuseOtherMajor } from "@/db/embedded/folder-version";
import { takeLock } from "@/db/embedded/lock";
import { PreparedPglite } from "@/db/embedded/prepared-pglite";
import { env } from "@/env";
import type { Database, Db } from "./database";
import { guardQueries } from "./query-error";

type Options = {
  url?: string;
  direct?: { name: string; url: string };
  poolSize?: number;
  dataDir: string;
  migrations?: string;
};

guardQueries();

/** Opens Postgres at `url`, or the embedded PGlite under `dataDir` without one. Throws when PGlite is locked. */
export function openDatabase({ url, dataDir, ...options }: Options): Database {
  const migrations = options.migrations ?? path.join(process.cwd(), "db", "migrations");
  if (url) return openPostgres({ ...options, url, migrations });
  refuseOtherMajor(dataDir);
  const release = takeLock(dataDir);
  // Before the WebAssembly is compiled. The optimizing compiler takes 30 to 50 MB and a second of every start; its code
  // runs a scan of a large table by a third faster, and a usual query not at all.
  v8.setFlagsFromString("--liftoff-only");
  const client = new PreparedPglite(path.join(dataDir, "pglite"), { startParams: START_PARAMS });
  const db = new PgDatabase(dialect, new ProvenSession(client), undefined);
  return {
    db,
    channel: null,
    // Opening it is all that can fail.
    check: async () => {},
    migrate: (beforeChange) => migrate(db, migrations, beforeChange),
    migrationState: () => migrationState(db, migrations),
    snapshot: (read) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`set transaction isolation level repeatable read, read only`);
        return read(tx);
      }),
    isPooled: () => false,
    close: async () => {
      await client.close();
      release();
    },
  };
}

const dialect = new PgDialect();
/** PGlite's default of 128 MB is taken from the memory of the server as soon as the database is used. */
const START_PARAMS = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];
type None = Record<string, never>;

/** The embedded database does not report a commit that became a rollback, so a check runs before the commit. */
class ProvenSession extends PgliteSession<None, None> {
  constructor(client: PGlite) {
    super(client, dialect, undefined);
  }
  override transaction<Result>(run: (tx: PgliteTransaction<None, None>) => Promise<Result>): Promise<Result> {
    return super.transaction(async (tx) => {
      const result = await run(tx);
      await tx.execute(sql`select 1`);
      return result;
    });
  }
}

const shared = globalThis as typeof globalThis & { ninefoldDatabase?: Database };

/** The one database of this process. Next bundles routes apart, so a module variable would open it several times. */
export function getDatabase(): Database {
  shared.ninefoldDatabase ??= openDatabase({
    url: env.DATABASE_URL,
    direct: env.directDatabase,
    poolSize: env.DATABASE_POOL,
    dataDir: env.DATA_DIR,
  });
  return shared.ninefoldDatabase;
}

export const getDb = (): Db => getDatabase().db;
