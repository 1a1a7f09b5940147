import fc from "fast-check";
import type { End, QueryPlan, SubmitPlan, Video } from "./scripted-provider";

/** One event. `g` chooses a generation and `n` a hanging call, both modulo their number. */
export type Op =
  | { kind: "submit"; twice: boolean }
  | { kind: "step"; g: number; twice: boolean; submit: SubmitPlan; query: QueryPlan }
  | { kind: "callback"; g: number; how: "true" | "twice" | "empty" | "forged"; query: QueryPlan }
  | { kind: "answer"; n: number }
  | { kind: "cancel"; g: number; race: boolean }
  | { kind: "end"; g: number; end: End; video: Video }
  | { kind: "crash" }
  | { kind: "fuse"; statements: number }
  | { kind: "time"; seconds: number };

const g = fc.nat(2);
const submit = fc.constantFrom<SubmitPlan>(
  "accept",
  "accept",
  "hang",
  "hang",
  "reset",
  "hang_reset",
  "lost",
  "refuse",
  "hang_refuse",
  "not_sent",
);
const query = fc.constantFrom<QueryPlan>("answer", "answer", "answer", "hang", "error", "not_found");

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("submit" as const), twice: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("step" as const), g, twice: fc.boolean(), submit, query }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("callback" as const),
      g,
      how: fc.constantFrom("true" as const, "twice" as const, "empty" as const, "forged" as const),
      query,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("answer" as const), n: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), g, race: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("end" as const),
      g,
      end: fc.constantFrom<End>("success", "success", "failed", "charged"),
      video: fc.constantFrom<Video>("good", "good", "gone", "page"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fuse" as const), statements: fc.nat(25) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("time" as const),
      seconds: fc.constantFrom(10, 60, 60, 60, 25 * 3600),
    }),
  },
);

export const ops = fc.array(op, { minLength: 3, maxLength: 14 });
