import type { Denied } from "@/db/admin/user-admin-queries";
import type { Result } from "@/lib/http/result";

/** Why an administrator's change was not made: a key of `admin.denied` in the messages. */
export type AdminDenied = Denied | "at_provider" | "email" | "email_taken" | "credits" | "days" | "not_open";

/** The outcome of a change. */
export type AdminChange<Value extends object = object> = Result<Value, AdminDenied>;

export const changed = (denied: AdminDenied | null): AdminChange =>
  denied ? { ok: false, error: denied } : { ok: true };

const CREDITS = /^\d{1,12}(\.\d{1,6})?$/;

/** An amount as it was typed: null for an empty one, which means no own limit. */
function readCredits(text: string): AdminChange<{ credits: string | null }> {
  const typed = text.trim();
  if (typed === "") return { ok: true, credits: null };
  return CREDITS.test(typed) ? { ok: true, credits: typed } : { ok: false, error: "credits" };
}

/** Limits for a day and for a month, in credits, as they were typed. */
export function readLimits(typed: {
  day: string;
  month: string;
}): AdminChange<{ day: string | null; month: string | null }> {
  const [day, month] = [readCredits(typed.day), readCredits(typed.month)];
  if (!day.ok) return day;
  return month.ok ? { ok: true, day: day.credits, month: month.credits } : month;
}
