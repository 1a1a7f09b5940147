import type { Db } from "@/db/database";
import { settle } from "@/db/generations/budget-queries";
import { applyTransition, type TransitionChange } from "@/db/generations/lifecycle-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import { NEXT } from "./states";
import type { Settlement } from "./step-result";

export type TransitionRequest = TransitionChange & {
  settle?: Settlement;
  /** What else must be true or false together with the move: an attempt, a slot. Returning false calls the move off. */
  also?: (tx: Db) => Promise<boolean>;
};

class CalledOff extends Error {}

/**
 * Moves a row on, ends its reservation and writes what belongs to it in one transaction, then tells who listens.
 * Null when the row no longer stood in `from`, or `also` called it off.
 */
export async function transition(
  services: Pick<Services, "db" | "publish">,
  full: TransitionRequest,
): Promise<Generation | null> {
  const { settle: settlement, also, ...plain } = full;
  if (!NEXT[plain.from].includes(plain.to)) throw new Error(`no way from ${plain.from} to ${plain.to}`);
  try {
    const moved = await services.db.transaction(async (tx) => {
      if (also && !(await also(tx))) throw new CalledOff();
      const done = await applyTransition(tx, plain);
      // Rolled back, so that what `also` wrote never stands without the move.
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
    const { row, transition } = moved;
    services.publish({ id: transition.id, userId: row.userId, generationId: row.id, from: plain.from, to: plain.to });
    return row;
  } catch (error) {
    if (error instanceof CalledOff) return null;
    throw error;
  }
}
