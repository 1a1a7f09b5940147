import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import {
  claimExportJob,
  endExportJob,
  type LeasedJob,
  renewExportJob,
  runningExportIds,
} from "@/db/sequences/export-job-queries";
import type { Services } from "@/lib/generations/services";
import type { Failure } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { type ExportToStore, storeExport } from "@/lib/sequences/exports/store-export";
import { exportRecipe } from "@/lib/sequences/schema";
import type { Programs } from "./ffmpeg";
import { jobFolder, removeLeftFolders } from "./folder";
import { SERVER_EXPORT } from "./limits";
import { makeExport } from "./make-export";
import { Trouble } from "./trouble";
import { onWake } from "./wake";

type ExportServices = Pick<Services, "db" | "storage">;
type Work = {
  services: ExportServices;
  programs: Programs;
  /** The folder for folders of jobs. */
  root: string;
  atOnce: number;
  /** Names this server in the metadata of what it makes. */
  producer: string;
  store?: (services: ExportServices, given: ExportToStore) => ReturnType<typeof storeExport>;
  times?: Pick<typeof SERVER_EXPORT, "leaseMs" | "signMs" | "lookMs"> | Record<"leaseMs" | "signMs" | "lookMs", number>;
};

/** Why a job is no longer worked on here. */
type Stopped = "lost" | "told";

/** Half of the processors: pages come first. */
const THREADS = Math.max(1, Math.floor(availableParallelism() / 2));

/**
 * Makes waiting exports while the server runs. A job is leased: it is another process's as soon as this one gives no
 * sign for half a minute. Returns a function that stops it, hands the jobs back, and resolves when no child runs.
 */
export function workExports(work: Work): () => Promise<void> {
  const { services, root, atOnce, times = SERVER_EXPORT } = work;
  const running = new Map<Promise<void>, { stop: (why: Stopped) => void; sign: () => Promise<void> }>();
  let [stopping, looking, again] = [false, false, false];

  async function look(): Promise<void> {
    again = looking;
    if (looking || stopping) return;
    looking = true;
    try {
      while (!stopping) {
        const job = await claimExportJob(services.db, { atOnce, leaseMs: times.leaseMs, tries: SERVER_EXPORT.tries });
        if (!job) break;
        begin(job);
      }
    } catch (error) {
      if (!stopping) log.often("exports could not be looked for", error);
    } finally {
      looking = false;
      if (again) void look();
    }
  }

  function begin(job: LeasedJob): void {
    const held = hold(job, work, times);
    const done: Promise<void> = held.done.finally(() => {
      running.delete(done);
      void look();
    });
    running.set(done, held);
    if (stopping) held.stop("told");
  }

  const timer = setInterval(() => void look(), times.lookMs);
  timer.unref();
  onWake(() => {
    for (const { sign } of running.values()) void sign();
    void look();
  });
  void runningExportIds(services.db)
    .then((ids) => removeLeftFolders(root, ids))
    .catch((error) => log.error("folders of earlier exports were not removed", error))
    .then(look);
  return async () => {
    stopping = true;
    onWake(undefined);
    clearInterval(timer);
    for (const { stop } of running.values()) stop("told");
    await Promise.all(running.keys());
  };
}

/** Works on a job and gives signs of it, until it is done, over, or no longer this process's. */
function hold(job: LeasedJob, work: Work, times: { leaseMs: number; signMs: number }) {
  const { db } = work.services;
  const stopped = new AbortController();
  let [progress, signing] = [0, Promise.resolve()];
  const stop = (why: Stopped) => stopped.abort(new DOMException(why, "AbortError"));
  const sign = (): Promise<void> => {
    signing = signing.then(async () => {
      if (stopped.signal.aborted) return;
      try {
        const until = await renewExportJob(db, job, { progress: Math.round(progress * 1_000), leaseMs: times.leaseMs });
        if (until) job.leaseUntil = until;
        else stop("lost");
      } catch (error) {
        // The lease lasts for many signs.
        log.often("an export could not give a sign", error);
      }
    });
    return signing;
  };
  const timer = setInterval(() => void sign(), times.signMs);
  const report = (share: number) => {
    progress = Math.max(progress, Math.min(1, share));
  };
  const done = attempt(job, work, { signal: stopped.signal, sign, report })
    .then(async (ending) => {
      clearInterval(timer);
      await signing;
      const isLost = stopped.signal.aborted && (stopped.signal.reason as DOMException).message === "lost";
      if (!isLost) await endExportJob(db, job, ending);
    })
    .catch((error) => log.often("how an export ended could not be stored", error))
    .finally(() => clearInterval(timer));
  return { done, stop, sign };
}

type Ending = Parameters<typeof endExportJob>[2];
type Holding = { signal: AbortSignal; sign: () => Promise<void>; report: (share: number) => void };

async function attempt(job: LeasedJob, work: Work, { signal, sign, report }: Holding): Promise<Ending> {
  const { services, programs, root, producer, store = storeExport } = work;
  const { id, userId, sequenceId } = job;
  let folder: string | null = null;
  try {
    const recipe = exportRecipe.safeParse(job.recipe).data;
    if (!recipe) return { trouble: "failed" };
    folder = await jobFolder(root, id);
    const label = { id, producer };
    const making = { ...services, programs, userId, recipe, label, folder, threads: THREADS, signal, report };
    const { file } = await makeExport(making);
    // Nobody else may have it: what two processes store would be two videos.
    await sign();
    signal.throwIfAborted();
    const stored = await store(services, { userId, sequenceId, recipe, file });
    return stored.ok ? { generationId: stored.id } : { trouble: troubleOf(stored.error) };
  } catch (error) {
    if (signal.aborted) return { again: "stopped" };
    if (error instanceof Trouble) return { trouble: error.stored };
    log.often("an export failed", error, { job: id, failures: job.failures + 1 });
    return job.failures + 1 >= SERVER_EXPORT.tries
      ? { trouble: isFull(error) ? "disk_full" : "failed" }
      : { again: "failed" };
  } finally {
    if (folder)
      await rm(folder, { recursive: true, force: true }).catch((error) =>
        log.often("an export's folder stayed", error),
      );
  }
}

const isFull = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === "ENOSPC";

function troubleOf({ code }: Failure): "large" | "over_quota" | "store" | "failed" {
  if (code === "too_large") return "large";
  if (code === "over_quota") return "over_quota";
  return code === "unavailable" ? "store" : "failed";
}
