import "server-only";
import { rm } from "node:fs/promises";
import path from "node:path";
import { getDatabase } from "@/db/client";
import { setClock } from "@/db/clock";
import type { Db } from "@/db/database";
import { env } from "@/env";
import { startTaking } from "@/lib/backup/requests";
import { commandsOn } from "@/lib/backup/run-backup-command";
import { startBackups } from "@/lib/backup/schedule";
import { updateDatabase } from "@/lib/backup/update-database";
import { startSweep } from "@/lib/generations/lifecycle/sweep";
import { joinServers } from "@/lib/generations/live/events";
import { getServices } from "@/lib/generations/services";
import { recordPeers } from "@/lib/http/peer";
import { log, redact } from "@/lib/log";
import { startPosters } from "@/lib/posters/make-posters";
import { startExports } from "@/lib/sequences/exports/server/start-exports";
import { startFillingScenes } from "@/lib/sequences/scenes/keep-filling";
import { filesBelong, STRANGE_FILES } from "@/lib/storage/mark";
import { settleStore } from "@/lib/storage/settle-store";
import { startCleanup } from "./cleanup";
import { limitRequests } from "./http-limits";
import { refuseOtherHosts } from "./misdirected";
import { paceSignIns } from "./pace-sign-ins";
import { closeContents, closeDataDir } from "./private-data";
import { serveStaticFiles } from "./static-files";
import { stopWhenTold } from "./stop";
import { requireSecureTransport } from "./strict-transport";
import { traceRequests } from "./trace-requests";

/**
 * Starts the server: database migrated, storage writable, sweep running. An unusable part ends the process with a
 * one-line error, because a partly working instance loses generations.
 */
export async function startServer(): Promise<void> {
  // Otherwise a reader of the log that is gone would occupy the server for good: reporting that error fails as well.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  for (const { old, name } of env.renamed)
    log.warn(`${old} is now called ${name}. Rename it: a later version will not read the old name.`);
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import("./tracing");
    startTracing();
  }
  // The first is the innermost: requests for files are refused, limited and counted as all others are.
  serveStaticFiles();
  recordPeers();
  refuseOtherHosts();
  limitRequests();
  paceSignIns();
  requireSecureTransport();
  traceRequests();
  // From here on, new files are readable by this user only, including PGlite's, which sets no mode.
  process.umask(0o077);
  try {
    await closeDataDir(env.DATA_DIR);
    await removeOptimizedImages();
    const database = getDatabase();
    await updateDatabase(database);
    const stopClock = await keepClock(database.db);
    if (database.isPooled()) {
      log.warn(
        "DATABASE_URL leads through a pooler, so changes of other servers are polled each second. Set DATABASE_URL_DIRECT to the database's own address to hear it at once.",
      );
    }
    await settleStore(database.db);
    const services = getServices();
    await services.storage.check();
    const belong = await filesBelong(database, services.storage);
    // Each video that it stored would be missing on all the other servers.
    if (!belong) log.error("this server does not process generations", new Error(STRANGE_FILES));
    const leave = await joinServers(database);
    // On Vercel no process lives between requests: there the cron route sweeps.
    const work: (() => void | Promise<void>)[] = [leave, stopClock];
    if (!env.VERCEL && belong) {
      work.push(startSweep(services), startPosters(services), startExports(services));
      work.push(startFillingScenes(services), startCleanup());
    }
    if (!env.VERCEL && env.BACKUP_TO && env.BACKUP_SCHEDULE) {
      const { storage } = services;
      work.push(startBackups({ database, storage, place: env.BACKUP_TO, time: env.BACKUP_SCHEDULE }));
    }
    // Commands cannot open a database that this process holds.
    if (database.channel === null) work.push(startTaking(env.DATA_DIR, commandsOn(database)));
    void closeContents(env.DATA_DIR);
    stopWhenTold(async () => {
      await Promise.all(work.map((stop) => stop()));
    });
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    process.stderr.write(`Ninefold cannot start: ${redact(reason.split("\n")[0] ?? "")}\n`);
    process.exit(1);
  }
}

const CLOCK_EVERY_MS = 60_000;

/** Keeps following the database's clock, by which every stored time is judged. Returns a function that stops it. */
async function keepClock(db: Db): Promise<() => void> {
  const ahead = await setClock(db);
  if (Math.abs(ahead) > 60_000) {
    log.warn("this server's clock differs from the database's, which is used", { seconds: Math.round(ahead / 1000) });
  }
  const follow = () => void setClock(db).catch((error) => log.error("the database's clock could not be read", error));
  const timer = setInterval(follow, CLOCK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** The cache of an earlier version's image optimizer: small versions of shared images, some of revoked links. */
const removeOptimizedImages = (): Promise<void> =>
  rm(path.join(/* turbopackIgnore: true */ process.cwd(), ".next/cache/images"), { recursive: true, force: true })
    // A read-only disk is no reason not to start: nothing serves these files.
    .catch((error) => log.warn("the cache of the image optimizer was not removed", { reason: String(error) }));
