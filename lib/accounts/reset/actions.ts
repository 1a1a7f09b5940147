"use server";
import type { Route } from "next";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { findUser, findUserByEmail } from "@/db/accounts/account-queries";
import { resetPassword } from "@/db/accounts/one-time-link-queries";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { type FormState, refusal, secretOf, textOf } from "@/lib/accounts/form-state";
import { mailLink } from "@/lib/accounts/mailed-link";
import { readReset } from "@/lib/accounts/one-time-links/read-link";
import { openForm } from "@/lib/auth/authed-action";
import { normalizeEmail } from "@/lib/auth/email";
import { ATTEMPTS } from "@/lib/auth/limits";
import { hashPassword, passwordTrouble } from "@/lib/auth/password";
import { networkFromHeaders } from "@/lib/http/network";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";
import { canMail } from "@/lib/mail/send-mail";
import { localeOfRequest } from "@/lib/preferences/read";
import { recordEvent } from "@/lib/security/events";

/**
 * Mails a link by which a password is reset. The answer is the same, and comes as fast, for an address without an
 * account: it is looked up after the answer.
 */
export const requestResetAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  const email = textOf(form, "email");
  const known = normalizeEmail(email);
  if (!known) return { fields: { email: "email" }, values: { email } };
  if (!canMail() || !env.passwordSignIn) return { error: "password_off", values: { email } };
  try {
    const { allowed } = await consumeRateLimit("mail-network", networkFromHeaders(incoming), ATTEMPTS.mailNetwork);
    if (!allowed) return { error: "too_many", values: { email } };
    const locale = await localeOfRequest();
    after(async () => {
      const user = await findUserByEmail(getDb(), { email: known });
      if (!user || user.disabledAt) return;
      await mailLink("reset", { userId: user.id, email: known, locale });
      await recordEvent({ kind: "reset_requested", subjectId: user.id, headers: incoming });
    });
  } catch (error) {
    log.error("a reset link was not sent", error);
    return { error: "unexpected", values: { email } };
  }
  return { done: true, values: { email } };
});

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
  if (!env.passwordSignIn) return { error: "password_off" };
  const { allowed } = await consumeRateLimit("reset", networkFromHeaders(incoming), ATTEMPTS.reset);
  if (!allowed) return { error: "too_many" };
  const { state, link } = await readReset(token);
  if (state !== "open" || !link) return { error: `reset_${state === "open" ? "unknown" : state}` };
  const trouble = await passwordTrouble(password, (await findUser(getDb(), link)) ?? {});
  if (trouble) return { fields: { password: trouble } };
  const done = await resetPassword(getDb(), { link, passwordHash: await hashPassword(password) });
  if (!done) return { error: "reset_used" };
  const by = { actorId: link.userId, subjectId: link.userId, headers: incoming };
  await recordEvent({ ...by, kind: "password_reset" });
  return null;
}
