import { readGeneration } from "@/db/generations/generation-queries";
import { claimGeneration, releaseLease, renewLease } from "@/db/generations/lifecycle-queries";
import { wakeQueue } from "@/db/generations/queue-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { backoff } from "./backoff";
import { download } from "./download";
import { poll } from "./poll";
import { recover } from "./recover";
import { isTerminal, NEXT, type State } from "./states";
import type { StepResult } from "./step-result";
import { submitNow } from "./submit";
import { publishUpdate, transition } from "./transition";
import { holding, isHeld, isStopping } from "./work";

/** A process that has not renewed its lease for this long is dead, and another one takes over. */
export const LEASE_MS = 30_000;
/** Two renewals may fail before the row counts as abandoned. */
const HEARTBEAT_MS = LEASE_MS / 3;
/**
 * After this many consecutive failures a row is stalled: its owner sees that and can press "Try again". Downloads never
 * stall: if one stalled overnight, the address would expire without a retry.
 */
const STALL_AFTER = 25;
/** A row whose next step is due at once goes through this many steps before others get their turn. */
const STEPS_AT_ONCE = 6;

type Step = (services: Services, row: Generation) => Promise<StepResult>;

/** The step of each state. The server action, the callback and the sweep all come through here. */
const STEPS: Partial<Record<State, Step>> = {
  queued: submitNow,
  submitting: recover,
  unconfirmed: recover,
  rendering: poll,
  saving: download,
};

/** Runs the row's due step, unless another process holds its lease, or this one is about to end. */
export async function step(services: Services, id: string): Promise<void> {
  if (isStopping()) return;
  const row = await claimGeneration(services.db, { id, leaseMs: LEASE_MS });
  if (row) await stepClaimed(services, row);
}

/** Runs the due step of a leased row, and continues while the next step is due at once. */
export async function stepClaimed(services: Services, claimed: Generation): Promise<void> {
  let row: Generation | null = claimed;
  for (let steps = 0; row && steps < STEPS_AT_ONCE && !isStopping(); steps++) {
    const held = row;
    await holding(held, async () => {
      const result = await resultOf(services, held);
      // Another process may hold the row by now, and a lease that is released is anyone's.
      if (isHeld(held) || result.kind === "transition") await applyStepResult(services, held, result);
    });
    row = isStopping() ? null : await claimGeneration(services.db, { id: claimed.id, leaseMs: LEASE_MS });
  }
  if (row)
    await releaseLease(services.db, {
      id: row.id,
      state: row.state,
      delayMs: 0,
      failures: row.failures,
      trouble: row.lastTrouble,
      stall: false,
    });
}

/** An exception in one row must never stop the others: it counts as trouble of that row. */
async function resultOf(services: Services, row: Generation): Promise<StepResult> {
  const owed = STEPS[row.state];
  if (!owed) return { kind: "done" };
  const heartbeat = setInterval(() => {
    if (isHeld(row))
      renewLease(services.db, { id: row.id, state: row.state, leaseMs: LEASE_MS }).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await owed(services, row);
  } catch (error) {
    log.often("a step failed", error, { generation: row.id, state: row.state });
    return {
      kind: "wait",
      delayMs: backoff(row.failures + 1, { first: 1_000, most: 10 * 60_000 }),
      trouble: "ours: the instance could not finish this step",
    };
  } finally {
    clearInterval(heartbeat);
  }
}

/** Applies a step's result to the row in the state in which it was found. */
export async function applyStepResult(services: Services, row: Generation, result: StepResult): Promise<void> {
  switch (result.kind) {
    case "done":
      return;
    case "wait": {
      const failures = result.trouble === undefined ? 0 : row.failures + 1;
      const stall = failures >= STALL_AFTER && row.state !== "saving";
      await releaseLease(services.db, {
        id: row.id,
        state: row.state,
        delayMs: result.delayMs,
        failures,
        trouble: result.notice ?? result.trouble ?? (row.state === "rendering" ? null : row.lastTrouble),
        stall,
      });
      if (result.notice || (row.state === "saving" && result.trouble !== row.lastTrouble))
        await publishUpdate(services, row);
      return;
    }
    case "transition": {
      const { kind: _kind, onLost, ...change } = result;
      let changed = await transition(services, { id: row.id, ...change });
      // A submit's own late answer: the row may have become unconfirmed meanwhile, and the answer still
      // applies.
      if (!changed && change.from === "submitting" && NEXT.unconfirmed.includes(change.to)) {
        changed = await transition(services, { id: row.id, ...change, from: "unconfirmed" });
      }
      if (!changed) {
        await onLost?.();
        const now = await readGeneration(services.db, row.id);
        log.info("a later answer changed nothing", {
          generation: row.id,
          from: change.from,
          to: change.to,
          state: now?.state,
        });
        return;
      }
      if (change.from === "submitting" || change.from === "rendering" || isTerminal(changed.state)) {
        await sendNext(services, row.userId);
      }
    }
  }
}

/** A slot may be free now: submits the first in this user's queue without awaiting it. */
async function sendNext(services: Services, userId: string): Promise<void> {
  for (const id of await wakeQueue(services.db, { userId, slots: services.generationsAtOnce })) {
    void step(services, id).catch((error) =>
      log.often("the next generation in the queue could not be submitted", error, { generation: id }),
    );
  }
}
