import "server-only";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { getDatabase } from "@/db/client";
import { ping } from "@/db/ping";
import { env } from "@/env";
import { getServices, type Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { filesBelong, STRANGE_FILES } from "@/lib/storage/mark";

/** A key that no file has: a store that answers that it has none is reachable, and lets us in. */
const NO_FILE = "marks/00000000-0000-4000-8000-000000000000.txt";

/**
 * Whether the instance works: its database answers, its storage can be reached, and the files are those of this
 * database. Anyone may ask as often as they like, so it writes nothing; whether the store can be written is tried at the
 * start. Reveals nothing of where they are.
 */
export async function checkHealth(): Promise<{ ok: boolean; database: boolean; storage: boolean; files: boolean }> {
  const services = getServices();
  const answers = await Promise.allSettled([
    ping(services.db),
    storageAnswers(services.storage),
    filesBelong(getDatabase(), services.storage).then((belong) => {
      if (!belong) throw new Error(STRANGE_FILES);
    }),
  ]);
  for (const answer of answers) if (answer.status === "rejected") log.often("not healthy", answer.reason);
  const [database = false, storage = false, files = false] = answers.map((answer) => answer.status === "fulfilled");
  return { ok: database && storage && files, database, storage, files };
}

async function storageAnswers(storage: Services["storage"]): Promise<void> {
  await storage.stat(NO_FILE);
  if (!env.BLOB_READ_WRITE_TOKEN) await access(path.resolve(/* turbopackIgnore: true */ env.DATA_DIR), constants.W_OK);
}
