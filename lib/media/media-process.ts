import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Confinement, spawnConfined } from "./confined";
import { type Frame, frameOf, framesOf } from "./jobs/frames.mjs";

/** `crashed`: it ended, or its answer was none. `late`: it was killed because its time was up. */
export type ProcessAnswer =
  | { ok: true; value: unknown; parts: Buffer<ArrayBuffer>[] }
  | { ok: false; error: "unreadable" | "too_complex" | "crashed" | "late" };

export type MediaProcess = {
  pid: number;
  /** One job at a time. The answer has at most `maxBytes`; without one within `ms` the process is killed. */
  run(
    job: { job: string; options: object },
    file: Uint8Array,
    limits: { ms: number; maxBytes: number },
  ): Promise<ProcessAnswer>;
  /** Whether the next job should get a new process: it ended, has done its share, or keeps too much memory. */
  isSpent(): Promise<boolean>;
  end(): void;
};

const START_MS = 30_000;
/** Jobs per process: whatever a file leaves behind in it ends with it. */
const MAX_JOBS = 100;
/** Half of its processor time, so that a file can never use up what the next one needs. */
const MAX_BUSY_MS = 150_000;
export const CPU_SECONDS = 300;
const MAX_KEPT_MEGABYTES = 200;

const answerShape = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.enum(["unreadable", "too_complex"]) }),
]);

/** Its libraries read their settings here; nothing else is in it. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: "2", UV_THREADPOOL_SIZE: "2", VIPS_BLOCK_UNTRUSTED: "1" };

/**
 * Without compiled code nothing a file does can become a program, and the limit of memory holds: from version 24 on,
 * Node sets 512 MB aside for compiled code, which would count as used. The decoders are native anyway.
 */
const NODE_FLAGS = ["--max-old-space-size=64", "--jitless"];

/** The process as a file beside the build: it is run by plain Node, so no bundle can contain it. */
const entry = () => path.join(/* turbopackIgnore: true */ process.cwd(), "lib/media/jobs/main.mjs");

/** Starts a media process and waits until it is ready; null when it does not become so. */
export async function startMediaProcess(limits: Confinement): Promise<MediaProcess | null> {
  const folder = mkdtempSync(path.join(tmpdir(), "ninefold-media-"));
  const argv: [string, ...string[]] = [process.execPath, ...NODE_FLAGS, entry()];
  const child = spawnConfined(argv, limits, { folder, environment: ENVIRONMENT, input: true });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("a media process has no pipes");
  const pipes = [stdin, stdout] as const;
  let [jobs, busyMs, maxBytes, over] = [0, 0, 0, false];
  const leave = () => {
    over = true;
    rmSync(folder, { recursive: true, force: true });
  };
  child.once("error", leave).once("exit", leave);
  // A process that ended while it was written to: its exit is the answer.
  stdin.on("error", () => undefined);
  const frames = framesOf(stdout, () => maxBytes);
  const end = () => {
    over = true;
    child.kill("SIGKILL");
  };

  /** The next frame, or why there is none. A process that breaks the format is killed. */
  async function nextFrame(ms: number): Promise<Frame | "crashed" | "late"> {
    hold(child, pipes, true);
    const timer = new AbortController();
    const late = sleep(ms, "late" as const, { signal: timer.signal }).catch(() => "late" as const);
    const next = frames.next().then(
      ({ value, done }) => (done ? ("crashed" as const) : value),
      () => "crashed" as const,
    );
    const frame = await Promise.race([next, late]);
    timer.abort();
    hold(child, pipes, false);
    if (typeof frame === "string") end();
    return frame;
  }

  const first = await nextFrame(START_MS);
  if (typeof first === "string" || first.value !== "ready") {
    end();
    return null;
  }
  return {
    pid: child.pid ?? 0,
    async run(job, file, allowed) {
      if (over) return { ok: false, error: "crashed" };
      const began = performance.now();
      jobs += 1;
      maxBytes = allowed.maxBytes;
      for (const part of frameOf(job, [file])) stdin.write(part);
      const frame = await nextFrame(allowed.ms);
      maxBytes = 0;
      busyMs += performance.now() - began;
      if (typeof frame === "string") return { ok: false, error: frame };
      const answer = answerShape.safeParse(frame.value);
      if (answer.success) return answer.data.ok ? { ...answer.data, parts: frame.parts } : answer.data;
      end();
      return { ok: false, error: "crashed" };
    },
    isSpent: async () =>
      over || jobs >= MAX_JOBS || busyMs >= MAX_BUSY_MS || (await keptMegabytes(child)) > MAX_KEPT_MEGABYTES,
    end,
  };
}

/** While it works the process keeps the server alive; an idle one must not. */
function hold(child: ChildProcess, pipes: readonly (Readable | Writable)[], on: boolean): void {
  for (const each of [child, ...(pipes as readonly Socket[])]) on ? each.ref() : each.unref();
}

/** Known on Linux only; elsewhere a process ends after its number of jobs. */
async function keptMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
}
