"use server";
import type { Route } from "next";
import { redirect, unstable_rethrow } from "next/navigation";
import { AuthError } from "next-auth";
import { type FormError, type FormState, refusal, secretOf, textOf } from "@/lib/accounts/form-state";
import { signUp } from "@/lib/accounts/sign-up";
import { runAuth } from "@/lib/auth/auth";
import { openForm } from "@/lib/auth/authed-action";
import { keepDevice } from "@/lib/auth/device-cookie";
import { normalizeEmail } from "@/lib/auth/email";
import { setInvitationCookie } from "@/lib/auth/invitation-cookie";
import { safeNext } from "@/lib/auth/next-path";
import { configuredProviders } from "@/lib/auth/providers";
import { dropSessionCookie } from "@/lib/auth/session-cookie";
import { endSessionOfCookie } from "@/lib/auth/session-rows";
import { log } from "@/lib/log";

const reasonOf = (error: unknown): FormError => {
  const code = error instanceof AuthError && "code" in error ? error.code : null;
  if (code === "wrong" || code === "too_many" || code === "disabled") return code;
  log.error("signing in failed", error);
  return "unexpected";
};

/** The token in the address of the page that the form is on; null on a page without one. */
const invitationIn = (form: FormData): string | null =>
  form.has("invitation") ? textOf(form, "invitation", 100) : null;

export const signInAction = openForm<FormState>("signIn", refusal, async (form) => {
  const email = textOf(form, "email");
  try {
    await signIn(email, secretOf(form, "password"));
  } catch (error) {
    unstable_rethrow(error);
    return { error: reasonOf(error), values: { email } };
  }
  redirect(safeNext(form.get("next")));
});

async function signIn(given: string, password: string): Promise<void> {
  await runAuth("callback/credentials", { email: given, password });
  const email = normalizeEmail(given);
  if (email) await keepDevice(email);
}

export const signUpAction = openForm<FormState>("signIn", refusal, async (form, incoming) => {
  const values = { email: textOf(form, "email"), name: textOf(form, "name") };
  const password = secretOf(form, "password");
  try {
    const made = await signUp({ ...values, password, invitation: invitationIn(form), headers: incoming });
    if (!made.ok) return { ...made.error, values };
    await signIn(values.email, password);
  } catch (error) {
    unstable_rethrow(error);
    const reason = reasonOf(error);
    return { error: reason === "wrong" ? "taken" : reason, values };
  }
  redirect(safeNext(form.get("next")));
});

/** Sends the browser to GitHub, Google or the OIDC issuer. The provider's id is the value of the clicked button. */
export const signInWithAction = openForm<FormState>("signIn", refusal, async (form) => {
  const provider = configuredProviders().find((id) => id === form.get("provider"));
  if (!provider) return { error: "provider" };
  let there: string;
  try {
    await setInvitationCookie(invitationIn(form));
    there = await runAuth(`signin/${provider}`, { callbackUrl: safeNext(form.get("next")) });
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
