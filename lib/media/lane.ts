import pLimit from "p-limit";
import { env } from "@/env";
import { log } from "@/lib/log";
import type { Confinement } from "./confined";
import { type MediaProcess, type ProcessAnswer, startMediaProcess } from "./media-process";

/** `busy`: too many files wait already. `too_complex`: reading it takes more time or memory than a file may. */
export type LaneAnswer =
  | { ok: true; value: unknown; parts: Buffer<ArrayBuffer>[] }
  | { ok: false; error: "unreadable" | "too_complex" | "busy" };

export type LaneJob = { job: string; options: object; ms: number; maxBytes: number };

const IDLE_MS = 20_000;
const MAX_WAITING = 60;
/** Files that wait are in the server's memory. */
const MAX_WAITING_BYTES = 150_000_000;

/**
 * Runs jobs one after the other in a process that is started when needed, replaced when it is spent or dead, and ended
 * when idle. A file that ends its process is never decoded in the server instead: only a host that cannot start the
 * process at all does that, and only Vercel may, where a server answers one request at a time.
 */
export function createLane(
  limits: Confinement,
  { start = startMediaProcess, idleMs = IDLE_MS, mayDecodeHere = Boolean(env.VERCEL), maxWaiting = MAX_WAITING } = {},
) {
  const inTurn = pLimit(1);
  let current: MediaProcess | null = null;
  let [waiting, served, isInside] = [0, 0, false];
  let idle: NodeJS.Timeout | undefined;

  async function ready(): Promise<MediaProcess | null> {
    if (current && !(await current.isSpent())) return current;
    end();
    current = isInside ? null : await start(limits);
    if (current || isInside) return current;
    if (!mayDecodeHere) throw new Error("The process that reads images and posters could not be started.");
    isInside = true;
    log.warn("images are decoded in the server itself: this host starts no other process");
    return null;
  }

  function end(): void {
    current?.end();
    current = null;
    served = 0;
  }

  async function once({ job, options, ...allowed }: LaneJob, file: Uint8Array): Promise<ProcessAnswer> {
    const running = await ready();
    if (!running) return inside(job, options, file);
    const before = served++;
    const answer = await running.run({ job, options }, file, allowed);
    // Perhaps an earlier file damaged the process, or it had ended: a new one tells whether it is this file.
    if (answer.ok || answer.error !== "crashed") return answer;
    end();
    return before > 0 ? once({ job, options, ...allowed }, file) : answer;
  }

  return {
    async run(job: LaneJob, file: Uint8Array): Promise<LaneAnswer> {
      if (inTurn.pendingCount >= maxWaiting || waiting + file.byteLength > MAX_WAITING_BYTES)
        return { ok: false, error: "busy" };
      waiting += file.byteLength;
      clearTimeout(idle);
      try {
        const answer = await inTurn(() => once(job, file));
        if (answer.ok) return answer;
        if (answer.error === "unreadable") return { ok: false, error: "unreadable" };
        if (answer.error !== "too_complex")
          log.warn("a file ended the process that read it", { job: job.job, how: answer.error });
        return { ok: false, error: "too_complex" };
      } finally {
        waiting -= file.byteLength;
        if (inTurn.activeCount + inTurn.pendingCount === 0) idle = setTimeout(end, idleMs).unref();
      }
    },
    pid: () => current?.pid ?? null,
    end,
  };
}

async function inside(job: string, options: object, file: Uint8Array): Promise<ProcessAnswer> {
  const { jobs } = await import("./jobs/jobs.mjs");
  try {
    return { ok: true, ...(await jobs[job as keyof typeof jobs](file, options as never)) };
  } catch {
    return { ok: false, error: "unreadable" };
  }
}
