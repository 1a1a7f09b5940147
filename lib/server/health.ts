import "server-only";
import { getDatabase } from "@/db/client";
import { ping } from "@/db/ping";
import { getServices } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { filesBelong, STRANGE_FILES } from "@/lib/storage/mark";

/**
 * Whether the instance works: its database answers, its storage is writable, and the files are those of this database.
 * Reveals nothing of where they are.
 */
export async function checkHealth(): Promise<{ ok: boolean; database: boolean; storage: boolean; files: boolean }> {
  const services = getServices();
  const answers = await Promise.allSettled([
    ping(services.db),
    services.storage.check(),
    filesBelong(getDatabase(), services.storage).then((belong) => {
      if (!belong) throw new Error(STRANGE_FILES);
    }),
  ]);
  for (const answer of answers) if (answer.status === "rejected") log.often("not healthy", answer.reason);
  const [database = false, storage = false, files = false] = answers.map((answer) => answer.status === "fulfilled");
  return { ok: database && storage && files, database, storage, files };
}
