import { asAdmin } from "@/db/admin/actor";
import { getDatabase } from "@/db/client";
import { setClock } from "@/db/clock";
import type { Database } from "@/db/database";
import { updateDatabase } from "@/lib/backup/update-database";
import { getServices } from "@/lib/generations/services";
import { CommandError } from "./command";
import { runCommand } from "./commands";

/**
 * `npm run admin -- …`: what administrators can do in the pages, for the user of the machine who can run commands. With the
 * embedded database it needs the server to be stopped, and says so.
 */
async function main(words: string[]): Promise<void> {
  // An embedded database that it makes or changes is for this user of the machine only, as the server's.
  process.umask(0o077);
  let database: Database | undefined;
  try {
    // Help needs no database, and must not be refused because the server has it.
    if (!["help", "--help", undefined].includes(words[0])) {
      database = getDatabase();
      await updateDatabase(database);
      await setClock(database.db);
    }
    process.stdout.write(`${await runCommand(asAdmin(null), getServices, words)}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = error instanceof CommandError || !(error.cause instanceof Error) ? error : error.cause;
    process.stderr.write(`${reason.message.split("\n")[0]}\n`);
    process.exitCode = 1;
  } finally {
    await database?.close();
  }
}

await main(process.argv.slice(2));
// Postgres keeps its idle connections open for a while.
process.exit();
