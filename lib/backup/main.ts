import path from "node:path";
import { getDatabase } from "@/db/client";
import { setClock } from "@/db/clock";
import type { Database } from "@/db/database";
import { isInUse } from "@/db/embedded/lock";
import { env } from "@/env";
import { settleStore } from "@/lib/storage/settle-store";
import { askServer } from "./requests";
import { runBackupCommand, sentenceOf } from "./run-backup-command";
import { updateDatabase } from "./update-database";

/**
 * `npm run backup`, `restore` and `storage`, on the settings of `npm start`. With the embedded database in use, the
 * server that uses it is asked to run the command.
 */
async function main(words: string[]): Promise<boolean> {
  // What it writes is for this user of the machine only, as the server's files are.
  process.umask(0o077);
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort(new Error("It was stopped.")));
  const report = (line: string) => void process.stdout.write(`${line}\n`);
  let database: Database | undefined;
  try {
    const isRestore = words[0] === "restore";
    if (!env.DATABASE_URL && !isRestore && isInUse(env.DATA_DIR)) {
      const done = await askServer(path.resolve(env.DATA_DIR), words, report, stop.signal);
      if (done === null)
        report("The process that uses the embedded database does not answer. Is it this version's server?");
      return done === true;
    }
    database = getDatabase();
    if (!isRestore) {
      await updateDatabase(database);
      await settleStore(database.db);
    }
    await setClock(database.db);
    return await runBackupCommand({ database, report, signal: stop.signal }, words);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return false;
  } finally {
    await database?.close();
  }
}

// Postgres keeps its idle connections open for a while.
process.exit((await main(process.argv.slice(2))) ? 0 : 1);
