import "server-only";
import { getDatabase } from "@/db/client";
import { env } from "@/env";
import { recordPeers } from "./accounts/peer";
import { joinServers } from "./generations/events";
import { closeStreams } from "./generations/live";
import { getStudio } from "./generations/studio";
import { startSweep } from "./generations/sweep";
import { log, redact } from "./log";
import { startPosters } from "./posters/make-posters";
import { closeContents, closeDataDir } from "./private-data";
import { startUpkeep } from "./upkeep";

/**
 * Brings the server up: database migrated, storage writable, sweep running. What cannot be used ends the process with
 * one clear line, because a studio that half works loses renders.
 */
export async function startServer(): Promise<void> {
  recordPeers();
  // What is written from here on is for this user alone, also by PGlite, which asks for no mode.
  process.umask(0o077);
  try {
    await closeDataDir(env.DATA_DIR);
    await getDatabase().migrate();
    const studio = getStudio();
    await studio.storage.check();
    await joinServers(getDatabase().channel);
    // On Vercel no process lives between requests: there the cron route sweeps.
    const work = env.VERCEL ? [] : [startSweep(studio), startPosters(studio), startUpkeep()];
    void closeContents(env.DATA_DIR);
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
