import { sql } from "drizzle-orm";
import { NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres/session";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import type { BeforeChange, Database, Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import type { DatabaseAddress } from "./database-url";
import { createListener } from "./listener";
import { isMigrated, MigrationRefused, migrate, migrationState } from "./migrate";
import { addressOf, configOf, PatientPool } from "./pool";
import { type Connections, inSnapshot, inTransaction } from "./transaction";

const CHANNEL = "ninefold";
const dialect = new PgDialect();

const transactionOn = (client: PoolClient) =>
  new NodePgTransaction<Record<string, never>, Record<string, never>>(
    dialect,
    new NodePgSession(client, dialect, undefined),
    undefined,
  );

/** drizzle's session, with verified commits. Statements have no names, because poolers do not keep them. */
class ProvenSession extends NodePgSession<Record<string, never>, Record<string, never>> {
  constructor(private readonly connections: Connections) {
    super(connections as Pool, dialect, undefined);
  }
  override transaction<Result>(
    run: (tx: NodePgTransaction<Record<string, never>, Record<string, never>>) => Promise<Result>,
  ): Promise<Result> {
    return inTransaction(this.connections, (client) => run(transactionOn(client)));
  }
}

export const dbOn = (connections: Connections): Db =>
  new PgDatabase(dialect, new ProvenSession(connections), undefined);

/**
 * Postgres at `url`. `direct` is an address of the same database without a pooler, for what needs a dedicated
 * connection: receiving messages and migrating.
 */
export function openPostgres(options: {
  url: string;
  direct?: { name: string; url: string };
  poolSize?: number;
  migrations: string;
}): Database {
  const address = addressOf("DATABASE_URL", options.url);
  const direct = options.direct && addressOf(options.direct.name, options.direct.url);
  const pool = new PatientPool("DATABASE_URL", address, options.poolSize ?? address.poolSize ?? 10);
  const db = dbOn(pool);
  const send = async (message: string) => void (await pool.query("select pg_notify($1, $2)", [CHANNEL, message]));
  const listener = createListener(CHANNEL, send);
  return {
    db,
    channel: {
      send,
      async listen(receive) {
        if (direct) await listener.open(configOf(options.direct?.name ?? "", direct), receive);
        else if (!pool.pooled) await listener.open(configOf("DATABASE_URL", address), receive);
      },
      isListening: () => listener.isListening(),
    },
    check: () => named("DATABASE_URL", () => inspect(db)),
    async migrate(beforeChange) {
      await named("DATABASE_URL", () => inspect(db));
      if (!options.direct || !direct) return named("DATABASE_URL", () => migrate(db, options.migrations, beforeChange));
      const { name } = options.direct;
      await named(name, async () => {
        await migrateOn(name, direct, options.migrations, beforeChange);
        if (!(await isMigrated(db))) throw new Error("it is not the one of DATABASE_URL.");
      });
    },
    migrationState: () => migrationState(db, options.migrations),
    snapshot: (read) => inSnapshot(pool, (client) => read(transactionOn(client))),
    isPooled: () => pool.pooled && !direct,
    async close() {
      listener.close();
      const late = new Promise<void>((resolve) => setTimeout(resolve, 5_000).unref());
      await Promise.race([pool.end(), late]);
    },
  };
}

async function migrateOn(name: string, address: DatabaseAddress, folder: string, beforeChange?: BeforeChange) {
  const pool = new PatientPool(name, address, 1);
  try {
    await migrate(dbOn(pool), folder, beforeChange);
  } finally {
    await pool.end();
  }
}

/** An error before the start is read by the administrator, who needs to know which variable to change. */
async function named(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof MigrationRefused) throw error;
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const { code, message } = reason as { code?: unknown; message?: unknown };
    throw new Error(`${name} leads to no database that can be used: ${message || code || String(reason)}`);
  }
}

type Habits = { encoding: string; dates: string; version: number; readonly: boolean; standby: boolean };

/** Throws if this database cannot be used, so that the problem appears at the start and not with the first "ä". */
async function inspect(db: Db): Promise<void> {
  const [found] = await rowsOf<Habits>(
    db,
    sql`select current_setting('server_encoding') as encoding, current_setting('DateStyle') as dates,
      current_setting('server_version_num')::int as version, pg_is_in_recovery() as standby,
      current_setting('transaction_read_only') = 'on' as readonly`,
  );
  if (!found) throw new Error("it does not answer.");
  if (found.version < 130_000) throw new Error("it is older than PostgreSQL 13.");
  if (found.encoding !== "UTF8") {
    throw new Error(
      `its encoding is ${found.encoding}, and only UTF8 supports every script. Create one with ENCODING 'UTF8'.`,
    );
  }
  if (found.standby) throw new Error("it is a read-only standby. Use the address of the primary.");
  if (found.readonly) throw new Error("it is read-only (default_transaction_read_only is on).");
  if (!found.dates.startsWith("ISO")) throw new Error("its pooler does not keep DateStyle. Use a direct address.");
  const sticks = await db.transaction(async (tx) => {
    const ask = () => rowsOf<{ id: string }>(tx, sql`select pg_current_xact_id()::text as id`);
    const [[first], [second]] = [await ask(), await ask()];
    return first?.id === second?.id;
  });
  if (!sticks)
    throw new Error("its pooler does not keep transactions on one connection. Use its transaction or session mode.");
}
