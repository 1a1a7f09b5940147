"use server";
import type { Route } from "next";
import { redirect, unstable_rethrow } from "next/navigation";
import { env } from "@/env";
import { type FormState, refusal, secretOf, textOf } from "@/lib/accounts/form-state";
import { signUp } from "@/lib/accounts/sign-up";
import { startProvider } from "@/lib/auth/auth";
import { openForm } from "@/lib/auth/authed-action";
import { askForSecondFactor } from "@/lib/auth/challenge";
import { checkPassword } from "@/lib/auth/check-password";
import { keepDevice } from "@/lib/auth/device-cookie";
import { normalizeEmail } from "@/lib/auth/email";
import { setInvitationCookie } from "@/lib/auth/invitation-cookie";
import { safeNext } from "@/lib/auth/next-path";
import { configuredProviders } from "@/lib/auth/providers";
import { dropSessionCookie } from "@/lib/auth/session-cookie";
import { endSessionOfCookie, signInAs } from "@/lib/auth/session-rows";
import { log } from "@/lib/log";
import { localeOfRequest } from "@/lib/preferences/read";

/** Signs in with a password. Returns what is wrong, or the page on which to go on. */
async function withPassword(
  given: { email: string; password: string; next: Route },
  incoming: Headers,
): Promise<FormState | Route> {
  const checked = await checkPassword({ ...given, headers: incoming });
  if (!checked.ok) return { error: checked.error };
  const { userId } = checked;
  const email = normalizeEmail(given.email);
  if (email) await keepDevice(email);
  if (checked.secondFactor) {
    await askForSecondFactor({ userId });
    return (given.next === "/" ? "/sign-in/second" : `/sign-in/second?next=${encodeURIComponent(given.next)}`) as Route;
  }
  await signInAs({ userId, method: "password", headers: incoming });
  return given.next;
}

/** Something unexpected is logged, and its sentence shown in the form that keeps what was typed. */
async function guardedSignIn(
  values: Record<string, string>,
  run: () => Promise<FormState | Route>,
): Promise<FormState> {
  let outcome: FormState | Route;
  try {
    outcome = env.passwordSignIn ? await run() : { error: "password_off" };
  } catch (error) {
    unstable_rethrow(error);
    log.error("signing in failed", error);
    return { error: "unexpected", values };
  }
  if (typeof outcome !== "string") return { ...outcome, values };
  redirect(outcome);
}

/** The token in the address of the page that the form is on; null on a page without one. */
const invitationIn = (form: FormData): string | null =>
  form.has("invitation") ? textOf(form, "invitation", 100) : null;

export const signInAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  const email = textOf(form, "email");
  const given = { email, password: secretOf(form, "password"), next: safeNext(form.get("next")) };
  return guardedSignIn({ email }, async () => withPassword(given, incoming));
});

export const signUpAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  const values = { email: textOf(form, "email"), name: textOf(form, "name") };
  const password = secretOf(form, "password");
  return guardedSignIn(values, async () => {
    const locale = await localeOfRequest();
    const made = await signUp({ ...values, password, invitation: invitationIn(form), headers: incoming, locale });
    if (!made.ok) return made.error;
    const next = safeNext(form.get("next"));
    const outcome = await withPassword({ email: values.email, password, next }, incoming);
    return typeof outcome !== "string" && outcome.error === "wrong" ? { error: "taken" } : outcome;
  });
});

/** Sends the browser to GitHub, Google or the OIDC issuer. The provider's id is the value of the clicked button. */
export const signInWithAction = openForm<FormState>("signIn", refusal, async (form) => {
  const provider = configuredProviders().find((id) => id === form.get("provider"));
  if (!provider) return { error: "provider" };
  let there: string;
  try {
    await setInvitationCookie(invitationIn(form));
    const callbackUrl = safeNext(form.get("next"));
    there = await startProvider(provider, { callbackUrl, again: form.has("again") });
  } catch (error) {
    unstable_rethrow(error);
    log.error("a sign-in provider did not answer", error, { provider });
    return { error: "provider" };
  }
  redirect(there as Route);
});

/** Deletes the row first: if the database fails, the user sees it and does not merely look signed out. */
export async function signOutAction(): Promise<void> {
  await endSessionOfCookie();
  await dropSessionCookie();
  redirect("/sign-in");
}
