import { deleteExpiredSessions } from "@/db/accounts";
import { getDb } from "@/db/client";
import { forgetDrafts } from "@/db/drafts";
import { forgetSavedPrompts } from "@/db/saved-prompts";
import { deleteOldAttempts } from "@/db/throttles";
import { emptyBins } from "./gallery/bin";
import { getStudio } from "./generations/studio";
import { log } from "./log";

const EVERY_MS = 60 * 60_000;

/** What nobody will ask for again: ended sessions, old counts of attempts, what its owner binned a month ago or deleted a day ago. */
export async function tidyUp(): Promise<void> {
  await deleteExpiredSessions();
  await deleteOldAttempts();
  await emptyBins(getStudio());
  await forgetDrafts(getDb());
  await forgetSavedPrompts(getDb());
}

/** Tidies up now and every hour in this process. Returns how to stop. */
export function startUpkeep(): () => void {
  const run = () => void tidyUp().catch((error) => log.error("could not tidy up", error));
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
