import { dbNow } from "@/db/clock";
import type { FailureClass, Generation } from "@/db/schema/generations";
import type { State } from "./states";

/**
 * What a step found out. Only step.ts acts on it.
 * - `transition`: the row changes to `to`; `settle` ends its reservation in the same transaction.
 * - `wait`: the state stays; try again after `delayMs`. `trouble` counts as a consecutive failure and is shown;
 *   `notice` is shown instead, does not count, and is sent to open pages.
 * - `done`: the step or another process has already handled the row.
 */
export type StepResult =
  | {
      kind: "transition";
      from: State;
      to: State;
      delayMs: number | null;
      set?: Partial<Generation>;
      note?: string;
      settle?: Settlement;
      /** Cleans up when the row had already changed and this transition came too late. */
      onLost?: () => Promise<void>;
    }
  | { kind: "wait"; delayMs: number; trouble?: string; notice?: string }
  | { kind: "done" };

/** The notice of an unanswered submit whose callback named no usable task: the provider accepted it. */
export const CALLED_BACK = "called_back: the provider called back and named no task";

/** `capture`: the provider charged this much. `release`: nothing was charged, or it is unknown. Exact decimals. */
export type Settlement = { kind: "capture"; charged: string } | { kind: "release" };

export type GenerationFailure = {
  class: FailureClass;
  /** The provider's words, raw; our own by `encodeReason`; or null. */
  reason: string | null;
  /** null: unknown. */
  charged: boolean | null;
};

/** The end of a row that failed. Omit `settle` where the reservation has already been settled. */
export function failedResult(from: State, failure: GenerationFailure, settle?: Settlement): StepResult {
  return {
    kind: "transition",
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
