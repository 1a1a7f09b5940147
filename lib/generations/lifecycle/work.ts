import { setTimeout as sleep } from "node:timers/promises";
import { releaseLease } from "@/db/generations/lifecycle-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";

type Held = Pick<Generation, "id" | "state" | "failures" | "lastTrouble">;
type Work = { stopping: boolean; held: Set<Held>; sweptAt: number | null };

/** On globalThis: Next bundles routes apart, and the process stops as one. */
const shared = globalThis as typeof globalThis & { ninefoldWork?: Work };

function work(): Work {
  shared.ninefoldWork ??= { stopping: false, held: new Set(), sweptAt: null };
  return shared.ninefoldWork;
}

/** Once true, this process claims no further row. */
export const isStopping = (): boolean => work().stopping;

/** Records that due rows were just looked for. */
export function recordSweep(): void {
  work().sweptAt = performance.now();
}

/** Milliseconds since due rows were last looked for; null when this process has not done so. */
export function sweepAge(): number | null {
  const { sweptAt } = work();
  return sweptAt === null ? null : performance.now() - sweptAt;
}

/** Runs a step of a leased row, so that its lease can be handed back if this process is stopped meanwhile. */
export async function holding<Result>(row: Held, run: () => Promise<Result>): Promise<Result> {
  work().held.add(row);
  try {
    return await run();
  } finally {
    work().held.delete(row);
  }
}

/** Whether this process still has the row: after its lease is handed back, another one may work on it. */
export const isHeld = (row: Held): boolean => work().held.has(row);

/**
 * Claims nothing more, and makes the rows whose steps are under way due at once for other processes. A submit is given
 * `withinMs` to get its answer: nobody else can repeat it. Polls and downloads can be repeated, so their rows are handed
 * back immediately; what they still find out is recorded if nobody else was faster.
 */
export async function stopWork(services: Pick<Services, "db">, withinMs: number): Promise<void> {
  const { held } = work();
  work().stopping = true;
  const until = performance.now() + withinMs;
  const repeatable = [...held].filter(({ state }) => state !== "queued");
  await Promise.all(repeatable.map((row) => handBack(services, row)));
  while (held.size > 0 && performance.now() < until) await sleep(50);
  // A submit that is still unanswered has left this state, so that the statement does not find its row.
  await Promise.all([...held].map((row) => handBack(services, row)));
}

async function handBack({ db }: Pick<Services, "db">, row: Held): Promise<void> {
  work().held.delete(row);
  const { id, state, failures, lastTrouble } = row;
  await releaseLease(db, { id, state, delayMs: 0, failures, trouble: lastTrouble, stall: false });
}
