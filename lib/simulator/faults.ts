import { z } from "zod";
import { random } from "./random";

const share = z.number().min(0).max(1);

/** Faults by share instead of by prompt: from 0 to 1, drawn from a seed so that a run can be repeated. */
export const faultsSchema = z.strictObject({
  /** The share of submits whose task is made but whose answer is lost, in each way. */
  acceptThenReset: share.default(0),
  acceptThenHang: share.default(0),
  acceptThen500: share.default(0),
  acceptThenNoId: share.default(0),
  /** The share of tasks whose callback never comes. */
  loseCallbacks: share.default(0),
  /** How many times each callback is sent; 10 is tenfold. */
  duplicateCallbacks: z.number().int().min(1).max(100).default(1),
  /** Callbacks are held and sent newest first, each followed by a stale one that says in_progress. */
  reverseCallbacks: z.boolean().default(false),
  /** Delay of every query's answer. */
  queryDelayMs: z.number().int().min(0).max(120_000).default(0),
  seed: z.number().int().default(1),
});

export type Faults = z.infer<typeof faultsSchema>;
export type SubmitFault = "none" | "reset" | "hang" | "500" | "no-id";

export type FaultSource = ReturnType<typeof createFaults>;

/** `script` chooses a submit's fault by its number (from 1) before the shares do, for tests that need it exact. */
export function createFaults(profile: Partial<Faults>, script?: (n: number) => SubmitFault | undefined) {
  let faults = faultsSchema.parse(profile);
  let draw = random(faults.seed);
  let submits = 0;
  return {
    get: () => faults,
    /** Replaces the whole profile; omitted faults are switched off, and the seed starts over. */
    set(next: Partial<Faults>): void {
      faults = faultsSchema.parse(next);
      draw = random(faults.seed);
    },
    submit(): SubmitFault {
      submits += 1;
      const scripted = script?.(submits);
      if (scripted) return scripted;
      const { acceptThenReset, acceptThenHang, acceptThen500, acceptThenNoId } = faults;
      let at = draw();
      for (const [fault, part] of [
        ["reset", acceptThenReset],
        ["hang", acceptThenHang],
        ["500", acceptThen500],
        ["no-id", acceptThenNoId],
      ] as const) {
        if (at < part) return fault;
        at -= part;
      }
      return "none";
    },
    losesCallback: () => draw() < faults.loseCallbacks,
  };
}
