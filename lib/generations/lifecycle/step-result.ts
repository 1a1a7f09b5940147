import { dbNow } from "@/db/clock";
import type { FailureClass, Generation } from "@/db/schema/generations";
import type { State } from "./states";

/**
 * What a step found out, in our words. step.ts alone acts on it.
 * - `move`: the row stands in `to` from now on; `settle` ends its reservation in the same transaction.
 * - `wait`: the state stays; look again after `delayMs`. `trouble` counts as a failure in a row and is shown; `notice` is
 *   shown in its place, counts as none and is told to open pages.
 * - `done`: the step has already seen to its row, or somebody else has.
 */
export type StepResult =
  | {
      kind: "move";
      from: State;
      to: State;
      delayMs: number | null;
      set?: Partial<Generation>;
      note?: string;
      settle?: Settlement;
      /** What to tidy up when the row had moved on meanwhile and this move came second. */
      onLost?: () => Promise<void>;
    }
  | { kind: "wait"; delayMs: number; trouble?: string; notice?: string }
  | { kind: "done" };

/** The notice of a submit without an answer whose callback named no task that can be followed: it was accepted. */
export const CALLED_BACK = "called_back: the provider called back and named no task";

/** `capture`: the provider charged this much. `release`: nothing was charged, or nobody knows. Exact decimals. */
export type Settlement = { kind: "capture"; charged: string } | { kind: "release" };

export type GenerationFailure = {
  class: FailureClass;
  /** The provider's words, raw; our own by `keepReason`; or null. */
  reason: string | null;
  /** null: nobody knows. */
  charged: boolean | null;
};

/** The end of a row that failed. `settle` is left out where the reservation has already been settled. */
export function failedResult(from: State, failure: GenerationFailure, settle?: Settlement): StepResult {
  return {
    kind: "move",
    from,
    to: "failed",
    delayMs: null,
    set: {
      failureClass: failure.class,
      failureReason: failure.reason,
      failureCharged: failure.charged,
      finishedAt: dbNow(),
    },
    note: failure.class,
    settle,
  };
}
