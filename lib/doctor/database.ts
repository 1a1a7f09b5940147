import { existsSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "@/db/client";
import { setClock } from "@/db/clock";
import type { Database } from "@/db/database";
import { takeLock } from "@/db/embedded/lock";
import { findMark } from "@/db/instance/instance-queries";
import { env } from "@/env";
import { callOwnServer } from "./call-own-server";
import { type Diagnosis, failed, ok, warning } from "./diagnosis";

/** A request waits for the database's clock, by which links expire: more than this is noticed. */
const CLOCK_SECONDS = 60;

export type Checks = Record<"database" | "pooler" | "clock", Diagnosis>;

/** Changes nothing, and works while the server runs: the embedded database is not opened. */
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
    const migrated = await database.isMigrated();
    return {
      database: migrated ? ok("PostgreSQL answers and is up to date") : ok("PostgreSQL answers; the start migrates it"),
      pooler: await checkPooler(database, migrated),
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

async function checkEmbedded(): Promise<Diagnosis> {
  if (!existsSync(path.join(env.DATA_DIR, "pglite"))) return ok("embedded; the first start makes it in DATA_DIR");
  try {
    takeLock(env.DATA_DIR)();
    return ok("embedded, and no server is using it");
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
