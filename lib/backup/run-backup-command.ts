import path from "node:path";
import type { Database } from "@/db/database";
import { STORES, type StoreName } from "@/db/schema/instance";
import { env } from "@/env";
import { checkFiles } from "@/lib/storage/check-files";
import { clearStore } from "@/lib/storage/clear-store";
import { type Job, moveFiles } from "@/lib/storage/move-files";
import { getStorage, openStore, preferredStore } from "@/lib/storage/open-storage";
import { StorageError } from "@/lib/storage/storage";
import { backUp } from "./back-up";
import { parseBackupPlace } from "./place";
import { openPlace } from "./place-store";
import { restoreBackup } from "./restore-backup";

/** Reported in one line, without a stack. */
class CommandError extends Error {}

type RunningJob = Omit<Job, "db"> & { database: Database };

const USAGE = `npm run backup -- [--to DIR|s3://bucket/prefix]
    Makes a backup, while the server runs. Without --to, where BACKUP_TO says.
npm run restore -- [--from DIR|s3://bucket/prefix] [--backup ID]
    Restores the newest backup, or the one of this name, into an empty database and store.
npm run storage -- move --to disk|s3|blob
    Moves all files to another store, while the server runs. It can be stopped and called again.
npm run storage -- check [--repair]
    Finds files without rows and rows without files. --repair removes the first and draws missing posters again.
npm run storage -- clear --store disk|s3|blob
    Deletes the files in a store that is no longer used.`;

/**
 * Runs what was typed after `npm run`: backup, restore or storage. Returns whether it succeeded. Throws CommandError
 * when it was not understood.
 */
export async function runBackupCommand({ database, report, signal }: RunningJob, words: string[]): Promise<boolean> {
  const [name = "", ...rest] = words;
  const { args, options } = readWords(rest);
  const job = { db: database.db, report, signal };
  const open = openStore;
  switch ([name, ...args].join(" ")) {
    case "backup":
      return backUp({ database, storage: getStorage(), target: openPlace(placeOf(options.to)), report, signal });
    case "restore": {
      const store = preferredStore();
      const target = openPlace(placeOf(options.from));
      const migrations = path.join(process.cwd(), "db", "migrations");
      await restoreBackup({ ...job, migrations, storage: open(store), store, target, id: options.backup });
      return true;
    }
    case "storage move":
      return moveFiles({ ...job, open, to: storeOf(options.to) });
    case "storage check":
      return checkFiles({ ...job, storage: getStorage(), repair: "repair" in options });
    case "storage clear":
      return clearStore({ ...job, open, store: storeOf(options.store) });
    default:
      throw new CommandError(USAGE);
  }
}

function placeOf(text: string | undefined) {
  const place = text === undefined ? env.BACKUP_TO : parseBackupPlace(text);
  if (!place) throw new CommandError(`A folder, or s3://bucket/prefix, is needed.\n\n${USAGE}`);
  return place;
}

function storeOf(text: string | undefined): StoreName {
  const store = STORES.find((known) => known === text);
  if (!store) throw new CommandError(`The store is disk, s3 or blob.\n\n${USAGE}`);
  return store;
}

const FLAGS = ["repair"];
const OPTIONS = ["to", "from", "backup", "store"];

function readWords(words: string[]): { args: string[]; options: Record<string, string> } {
  const args: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [option = "", given] = word.startsWith("--") ? word.slice(2).split(/=(.*)/s) : [];
    if (option === "") args.push(word);
    else if (FLAGS.includes(option)) options[option] = "";
    else {
      const value = given ?? words[++at];
      if (!OPTIONS.includes(option) || !value) throw new CommandError(USAGE);
      options[option] = value;
    }
  }
  return { args, options };
}

/** What a server runs for others. Restoring is not among it: that needs an empty database. */
export const commandsOn =
  (database: Database) =>
  async (words: string[], report: (line: string) => void, signal: AbortSignal): Promise<boolean> => {
    try {
      if (words[0] === "restore") throw new CommandError("Stop the server to restore.");
      return await runBackupCommand({ database, report, signal }, words);
    } catch (error) {
      report(sentenceOf(error));
      return false;
    }
  };

/** The one line of an error that the administrator can act on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const reason = error instanceof StorageError || !(error.cause instanceof Error) ? error : error.cause;
  return reason.message.split("\n")[0] ?? "";
}
