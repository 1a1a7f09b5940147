import type { CreditLimits, SubmitRules } from "@/db/generations/budget-queries";
import { toMicros } from "@/lib/generations/decimal";

/** The limits of what a user's own key pays, or those of the instance and of the user. */
export const limitsOf = (all: CreditLimits, rules: SubmitRules): CreditLimits =>
  rules.key
    ? { userDay: rules.key.day ?? undefined, userMonth: rules.key.month ?? undefined }
    : effectiveLimits(all, rules);

/**
 * The limits that hold for one user: their own in place of those for every user, and of the instance's the stricter
 * one, so that nobody in the browser can raise what the environment allows.
 */
export const effectiveLimits = (all: CreditLimits, { own, instance }: Pick<SubmitRules, "own" | "instance">) => ({
  userDay: own.day ?? all.userDay,
  userMonth: own.month ?? all.userMonth,
  instanceDay: stricter(all.instanceDay, instance.day),
  instanceMonth: stricter(all.instanceMonth, instance.month),
});

function stricter(one: string | undefined, other: string | null): string | undefined {
  if (one === undefined || other === null) return one ?? other ?? undefined;
  return toMicros(other) < toMicros(one) ? other : one;
}
