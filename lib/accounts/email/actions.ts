"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findUser, findUserByEmail } from "@/db/accounts/account-queries";
import { setEmail, verifyEmail } from "@/db/accounts/one-time-link-queries";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { confirmedForm } from "@/lib/accounts/account-form";
import { type FormState, refusal, textOf } from "@/lib/accounts/form-state";
import { mailLink } from "@/lib/accounts/mailed-link";
import { readEmailLink } from "@/lib/accounts/one-time-links/read-link";
import { authedButton, openForm } from "@/lib/auth/authed-action";
import { normalizeEmail } from "@/lib/auth/email";
import { ATTEMPTS } from "@/lib/auth/limits";
import { networkFromHeaders } from "@/lib/http/network";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { log } from "@/lib/log";
import { canMail, sendMail } from "@/lib/mail/send-mail";
import { localeOfRequest } from "@/lib/preferences/read";
import { recordEvent } from "@/lib/security/events";

/** Sends the link that proves the user's address once more. */
export const resendVerificationAction = authedButton("account", async (user) => {
  const sent =
    canMail() && (await mailLink("verify", { userId: user.id, email: user.email, locale: await localeOfRequest() }));
  redirect(`/account?email=${sent ? "sent" : "unsent"}` as Route);
});

/**
 * Changes the user's address: by a link to the new one where this server can send mail, else at once. Where a link is
 * sent, the answer is the same for an address that has an account, so that nothing tells whether it has one.
 */
export const changeEmailAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.address");
  const email = normalizeEmail(textOf(form, "email"));
  if (!email) return { ok: false, text: t("invalid") };
  if (email === user.email) return { ok: false, text: t("same") };
  const taken = (await findUserByEmail(getDb(), { email })) !== null;
  if (canMail()) {
    if (!taken) await mailLink("verify", { userId: user.id, email, locale: await localeOfRequest() });
    return { ok: true, text: t("sent", { email }) };
  }
  if (taken) return { ok: false, text: t("taken") };
  await setEmail(getDb(), { userId: user.id, email, verified: false });
  await recordEvent({ kind: "email_changed", actorId: user.id, subjectId: user.id, headers: await headers() });
  refresh();
  return { ok: true, text: t("changed", { email }) };
});

/** Accepts a mailed link: by POST, because programs that scan mail open every address in it. */
export const verifyEmailAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  try {
    const refused = await verify(textOf(form, "token", 100), incoming);
    if (refused) return refused;
  } catch (error) {
    unstable_rethrow(error);
    log.error("an address was not verified", error);
    return { error: "unexpected" };
  }
  redirect("/account?email=verified" as Route);
});

async function verify(token: string, incoming: Headers): Promise<FormState | null> {
  const { allowed } = await consumeRateLimit("reset", networkFromHeaders(incoming), ATTEMPTS.reset);
  if (!allowed) return { error: "too_many" };
  const { state, link } = await readEmailLink(token);
  if (state !== "open" || !link) return { error: `reset_${state === "open" ? "unknown" : state}` };
  const before = await findUser(getDb(), link);
  const done = await verifyEmail(getDb(), { link });
  if (done === "taken") return { error: "email_taken" };
  if (!done) return { error: "reset_used" };
  const changed = before !== null && before.email !== link.email;
  const by = { actorId: link.userId, subjectId: link.userId, headers: incoming };
  await recordEvent({ ...by, kind: changed ? "email_changed" : "email_verified" });
  // A user who lost the account to somebody else must hear of it where they still read.
  if (changed)
    await sendMail({
      kind: "changed",
      to: before.email,
      locale: await localeOfRequest(),
      values: { email: link.email, minutes: 0 },
      url: `${env.appUrl}/account`,
    });
  return null;
}
