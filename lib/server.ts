import "server-only";
import { rm } from "node:fs/promises";
import path from "node:path";
import { getDatabase } from "@/db/client";
import { env } from "@/env";
import { recordPeers } from "./accounts/peer";
import { joinServers } from "./generations/events";
import { closeStreams } from "./generations/live";
import { getStudio } from "./generations/studio";
import { startSweep } from "./generations/sweep";
import { limitRequests } from "./http-limits";
import { log, redact } from "./log";
import { startPosters } from "./posters/make-posters";
import { startUpkeep } from "./upkeep";

/**
 * Brings the server up: database migrated, storage writable, sweep running. What cannot be used ends the process with
 * one clear line, because a studio that half works loses renders.
 */
export async function startServer(): Promise<void> {
  recordPeers();
  limitRequests();
  try {
    await removeOptimizedImages();
    await getDatabase().migrate();
    const studio = getStudio();
    await studio.storage.check();
    await joinServers(getDatabase().channel);
    // On Vercel no process lives between requests: there the cron route sweeps.
    const work = env.VERCEL ? [] : [startSweep(studio), startPosters(studio), startUpkeep()];
    closeOnExit(() => {
      for (const stop of work) stop();
    });
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    process.stderr.write(`Ninefold cannot start: ${redact(reason.split("\n")[0] ?? "")}\n`);
    process.exit(1);
  }
}

/** What an earlier version's image optimizer kept: small versions of shared pictures, some of links that are revoked by now. */
const removeOptimizedImages = (): Promise<void> =>
  rm(path.join(/* turbopackIgnore: true */ process.cwd(), ".next/cache/images"), { recursive: true, force: true })
    // A build on a disk that cannot be written is no reason not to start: nothing serves them.
    .catch((error) => log.warn("the cache of the image optimizer was not removed", { reason: String(error) }));

/** PGlite keeps the process alive and its folder locked until it is closed. */
function closeOnExit(stopWork: () => void): void {
  const close = async () => {
    stopWork();
    closeStreams();
    await getDatabase()
      .close()
      .catch((error) => log.error("the database did not close", error));
  };
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
}
