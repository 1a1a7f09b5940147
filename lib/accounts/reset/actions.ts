"use server";
import type { Route } from "next";
import { redirect, unstable_rethrow } from "next/navigation";
import { resetPassword } from "@/db/accounts/one-time-link-queries";
import { getDb } from "@/db/client";
import { type FormState, refusal, secretOf, textOf } from "@/lib/accounts/form-state";
import { readReset } from "@/lib/accounts/one-time-links/read-link";
import { openForm } from "@/lib/auth/authed-action";
import { ATTEMPTS } from "@/lib/auth/limits";
import { hashPassword, passwordTrouble } from "@/lib/auth/password";
import { networkFromHeaders } from "@/lib/http/network";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";
import { recordEvent } from "@/lib/security/events";

/** Sets a new password by a one-time link, and ends every session of the account. */
export const resetPasswordAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  try {
    const refused = await reset(textOf(form, "token", 100), secretOf(form, "password"), incoming);
    if (refused) return refused;
  } catch (error) {
    unstable_rethrow(error);
    log.error("a password was not reset", error);
    return { error: "unexpected" };
  }
  redirect("/sign-in?reset=done" as Route);
});

async function reset(token: string, password: string, incoming: Headers): Promise<FormState | null> {
  const { allowed } = await consumeRateLimit("reset", networkFromHeaders(incoming), ATTEMPTS.reset);
  if (!allowed) return { error: "too_many" };
  const { state, link } = await readReset(token);
  if (state !== "open" || !link) return { error: `reset_${state === "open" ? "unknown" : state}` };
  const trouble = passwordTrouble(password);
  if (trouble) return { fields: { password: trouble } };
  const done = await resetPassword(getDb(), { link, passwordHash: await hashPassword(password) });
  if (!done) return { error: "reset_used" };
  const by = { actorId: link.userId, subjectId: link.userId, headers: incoming };
  await recordEvent({ ...by, kind: "password_reset" });
  return null;
}
