import "server-only";
import { ping } from "@/db/ping";
import { getStudio } from "./generations/studio";
import { log } from "./log";

/** Whether the studio can work: its database answers and its storage takes files. Says nothing of where they are. */
export async function checkHealth(): Promise<{ ok: boolean; database: boolean; storage: boolean }> {
  const studio = getStudio();
  const answers = await Promise.allSettled([ping(studio.db), studio.storage.check()]);
  for (const answer of answers) if (answer.status === "rejected") log.error("not healthy", answer.reason);
  const [database = false, storage = false] = answers.map((answer) => answer.status === "fulfilled");
  return { ok: database && storage, database, storage };
}
