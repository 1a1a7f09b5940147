import {
  claimExportJob,
  endExportJob,
  type LeasedJob,
  renewExportJob,
  runningExportIds,
} from "@/db/sequences/export-job-queries";
import { log } from "@/lib/log";
import { attemptExport, type ServerExportWork } from "./attempt-export";
import { removeLeftFolders } from "./folder";
import { SERVER_EXPORT } from "./limits";
import { onWake } from "./wake";

/** Why a job is no longer worked on here. */
type Stopped = "lost" | "told";

/**
 * Makes waiting exports while the server runs. A job is leased: it is another process's as soon as this one gives no
 * sign for half a minute. Returns a function that stops it, hands the jobs back, and resolves when no child runs.
 */
export function workExports(work: ServerExportWork): () => Promise<void> {
  const { services, root, atOnce, times = SERVER_EXPORT } = work;
  const running = new Map<Promise<void>, { stop: (why: Stopped) => void; sign: () => Promise<void> }>();
  let [stopping, looking, again] = [false, false, false];
  let claiming = Promise.resolve();

  const look = (): Promise<void> => {
    again = looking;
    if (!looking && !stopping) claiming = claim();
    return claiming;
  };

  async function claim(): Promise<void> {
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
  void removeLeftFolders(root, () => runningExportIds(services.db))
    .catch((error) => log.error("folders of earlier exports were not removed", error))
    .then(look);
  return async () => {
    stopping = true;
    onWake(undefined);
    clearInterval(timer);
    // One that is being taken now is handed back as well.
    await claiming;
    for (const { stop } of running.values()) stop("told");
    await Promise.all(running.keys());
  };
}

/** Works on a job and gives signs of it, until it is done, over, or no longer this process's. */
function hold(job: LeasedJob, work: ServerExportWork, times: { leaseMs: number; signMs: number }) {
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
  const done = attemptExport(job, work, { signal: stopped.signal, sign, report })
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
