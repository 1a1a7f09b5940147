import { existsSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "@/db/client";
import { setClock } from "@/db/clock";
import type { Database, MigrationState } from "@/db/database";
import { takeLock } from "@/db/embedded/lock";
import { findMark } from "@/db/instance/instance-queries";
import { env } from "@/env";
import { callOwnServer } from "./call-own-server";
import { type Diagnosis, failed, ok, warning } from "./diagnosis";

/** A request waits for the database's clock, by which links expire: more than this is noticed. */
const CLOCK_SECONDS = 60;

export type Checks = Record<"database" | "pooler" | "clock", Diagnosis>;

/** Changes nothing, and works while the server runs: the embedded database is then not opened. */
export async function checkDatabase(): Promise<Checks> {
  if (!env.DATABASE_URL) {
    const unneeded = ok("no pooler: the database is embedded");
    return { database: await checkEmbedded(), pooler: unneeded, clock: ok("the database uses this machine's clock") };
  }
  const database = openDatabase({
    url: env.DATABASE_URL,
    direct: env.directDatabase,
    poolSize: 2,
    dataDir: env.DATA_DIR,
  });
  try {
    await database.check();
    const state = await database.migrationState();
    return {
      database: ofState("PostgreSQL answers. It", state),
      pooler: await checkPooler(database, state !== "behind"),
      clock: await checkClock(database),
    };
  } catch (error) {
    const unknown = warning("not checked: the database cannot be used");
    return {
      database: failed(error instanceof Error ? error.message : String(error)),
      pooler: unknown,
      clock: unknown,
    };
  } finally {
    await database.close();
  }
}

const ofState = (found: string, state: MigrationState): Diagnosis => {
  if (state === "ahead") return failed(`${found} is of a newer version of Ninefold: start that one`);
  return ok(state === "current" ? `${found} is up to date` : `${found} will be updated by the next start`);
};

async function checkEmbedded(): Promise<Diagnosis> {
  const folder = path.join(env.DATA_DIR, "pglite");
  const absent = ok("embedded; the first start makes it in DATA_DIR");
  if (!existsSync(folder)) return absent;
  try {
    takeLock(env.DATA_DIR)();
    if (!existsSync(path.join(folder, "PG_VERSION"))) return absent;
    const database = openDatabase({ dataDir: env.DATA_DIR });
    try {
      return ofState("embedded and not in use. It", await database.migrationState());
    } finally {
      await database.close();
    }
  } catch (error) {
    const server = await callOwnServer("/api/ready");
    if (server?.status === 200) return ok("embedded, in use by the running server, which is ready");
    if (server?.status === 503)
      return failed("embedded, in use by the running server, which is not ready: see its log");
    return failed(error instanceof Error ? error.message : String(error));
  }
}

async function checkPooler(database: Database, migrated: boolean): Promise<Diagnosis> {
  const { directDatabase: direct } = env;
  if (!direct) {
    return database.isPooled()
      ? warning("DATABASE_URL leads through one, so other servers are polled each second: set DATABASE_URL_DIRECT")
      : ok("none between this server and the database");
  }
  const other = openDatabase({ url: direct.url, poolSize: 1, dataDir: env.DATA_DIR });
  try {
    await other.check();
    if (other.isPooled()) return failed(`${direct.name} leads through a pooler, so it cannot receive messages`);
    const same = !migrated || (await findMark(database.db)) === (await findMark(other.db));
    return same ? ok(`${direct.name} leads to the same database`) : failed(`${direct.name} leads to another database`);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^DATABASE_URL/, direct.name) : String(error);
    return failed(why);
  } finally {
    await other.close();
  }
}

async function checkClock({ db }: Database): Promise<Diagnosis> {
  const seconds = Math.round((await setClock(db)) / 1_000);
  return Math.abs(seconds) > CLOCK_SECONDS
    ? warning(`the database's clock is ${seconds} seconds ahead of this machine's, and is the one that counts`)
    : ok("this machine's and the database's agree");
}
