import type { Denied } from "@/db/accounts/last-admin-query";
import { typedCredits } from "@/lib/generations/decimal";
import type { Result } from "@/lib/http/result";

/** Why an administrator's change was not made: a key of `admin.denied` in the messages. */
export type AdminDenied = Denied | "email" | "email_taken" | "credits" | "days" | "not_open";

/** The outcome of a change. */
export type AdminChange<Value extends object = object> = Result<Value, AdminDenied>;

export const changed = (denied: AdminDenied | null): AdminChange =>
  denied ? { ok: false, error: denied } : { ok: true };

/** Limits for a day and for a month, in credits, as they were typed. */
export function readLimits(typed: {
  day: string;
  month: string;
}): AdminChange<{ day: string | null; month: string | null }> {
  const [day, month] = [typedCredits(typed.day), typedCredits(typed.month)];
  return day === undefined || month === undefined ? { ok: false, error: "credits" } : { ok: true, day, month };
}
