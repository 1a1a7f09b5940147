import { deleteExpiredSessions } from "@/db/accounts/account-queries";
import { deleteOldChallenges } from "@/db/accounts/passkey-queries";
import { deleteOldRateLimits } from "@/db/accounts/rate-limit-queries";
import { getDb } from "@/db/client";
import { purgeElements } from "@/db/elements/element-changes";
import { purgeRemovedKeys } from "@/db/generations/provider-key-queries";
import { purgeDrafts } from "@/db/prompts/draft-queries";
import { purgeSavedPrompts } from "@/db/prompts/saved-prompt-queries";
import { purgeExportJobs } from "@/db/sequences/export-job-queries";
import { purgeSceneDrafts } from "@/db/sequences/scene-queries";
import { purgeSequences } from "@/db/sequences/sequence-queries";
import { SESSION_IDLE_DAYS } from "@/lib/auth/limits";
import { TRASH_DAYS } from "@/lib/gallery/limits";
import { emptyExpiredTrash } from "@/lib/gallery/trash";
import { getServices } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { finishRemovals } from "@/lib/removal/remove-user";
import { purgeAudio } from "@/lib/sequences/audio/delete-audio";
import { SERVER_EXPORT } from "@/lib/sequences/exports/server/limits";

const EVERY_MS = 60 * 60_000;

/**
 * They remove expired sessions, old counts of attempts, videos, elements and sequences a month in the trash, prompts
 * deleted a day ago, and audio files that nothing used for a month.
 */
const STEPS: (() => Promise<unknown>)[] = [
  () => deleteExpiredSessions(getDb(), { idleDays: SESSION_IDLE_DAYS }),
  () => deleteOldChallenges(getDb()),
  () => purgeRemovedKeys(getDb()),
  () => finishRemovals(getServices()),
  () => deleteOldRateLimits(getDb()),
  () => emptyExpiredTrash(getServices()),
  () => purgeElements(getDb(), { days: TRASH_DAYS }),
  () => purgeDrafts(getDb()),
  () => purgeSavedPrompts(getDb()),
  () => purgeSequences(getDb()),
  () => purgeAudio(getServices()),
  () => purgeSceneDrafts(getDb()),
  () => purgeExportJobs(getDb(), { days: SERVER_EXPORT.listedDays }),
];

/** Runs one step after the other, and begins none after `signal`. */
export async function cleanUp(signal?: AbortSignal): Promise<void> {
  for (const step of STEPS) {
    if (signal?.aborted) return;
    await step();
  }
}

/** Cleans up now and every hour in this process. Returns a function that stops it, and ends with the step under way. */
export function startCleanup(): () => Promise<void> {
  const stop = new AbortController();
  let running = Promise.resolve();
  const run = () => {
    running = cleanUp(stop.signal).catch((error) => log.error("the cleanup failed", error));
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => {
    stop.abort();
    clearInterval(timer);
    return running;
  };
}
