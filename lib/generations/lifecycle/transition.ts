import type { Db } from "@/db/database";
import { settle } from "@/db/generations/budget-queries";
import { applyTransition, type TransitionChange } from "@/db/generations/lifecycle-queries";
import { lastTransition } from "@/db/generations/transition-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";
import { isTerminal, NEXT } from "./states";
import type { Settlement } from "./step-result";

export type TransitionRequest = TransitionChange & {
  settle?: Settlement;
  /** What must change together with the state: an attempt, a slot. Returning false cancels the transition. */
  also?: (tx: Db) => Promise<boolean>;
};

class CalledOff extends Error {}

/**
 * Changes a row's state, ends its reservation and writes what belongs to it in one transaction, then publishes it. Null
 * when the row was no longer in `from`, or `also` canceled it.
 */
export async function transition(
  services: Pick<Services, "db" | "publish">,
  full: TransitionRequest,
): Promise<Generation | null> {
  const { settle: settlement, also, ...plain } = full;
  if (!NEXT[plain.from].includes(plain.to)) throw new Error(`no transition from ${plain.from} to ${plain.to}`);
  try {
    const changed = await services.db.transaction(async (tx) => {
      if (also && !(await also(tx))) throw new CalledOff();
      const done = await applyTransition(tx, plain);
      // Rolled back, so that what `also` wrote never remains without the transition.
      if (!done) throw new CalledOff();
      if (settlement) {
        await settle(tx, {
          generationId: done.row.id,
          userId: done.row.userId,
          kind: settlement.kind,
          charged: settlement.kind === "capture" ? settlement.charged : "0",
        });
      }
      return done;
    });
    const { row, transition } = changed;
    record(row, plain, settlement);
    services.publish({ id: transition.id, userId: row.userId, generationId: row.id, from: plain.from, to: plain.to });
    return row;
  } catch (error) {
    if (error instanceof CalledOff) return null;
    throw error;
  }
}

/** After the commit, so that nothing is counted that did not happen. */
function record(row: Generation, { from, to }: TransitionChange, settlement: Settlement | undefined): void {
  log.info("transition", { generation: row.id, from, to });
  metrics().transitions.inc({ from, to });
  if (settlement?.kind === "capture") metrics().charged.inc(Number(settlement.charged));
  if (isTerminal(to) && row.finishedAt)
    metrics().lifetimes.observe({ state: to }, (row.finishedAt.getTime() - row.createdAt.getTime()) / 1_000);
}

/**
 * Announces a change that is no transition, with the last transition's id: a page that resumes from it misses nothing.
 */
export async function publishUpdate(
  services: Pick<Services, "db" | "publish">,
  { id, userId, state }: Generation,
): Promise<void> {
  const last = await lastTransition(services.db, id);
  if (last) services.publish({ id: last.id, userId, generationId: id, from: state, to: state });
}
