"use server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { deleteOtherSessions, deleteSession, setName, setTimeZone } from "@/db/accounts/account-queries";
import { getDb } from "@/db/client";
import { NAME_MAX } from "@/lib/auth/limits";
import { getUser, requireUser, type SignedInUser } from "@/lib/auth/session";
import { log } from "@/lib/log";
import { isTimeZone } from "@/lib/text/time-zone";
import { changePassword } from "./change-password";
import { type FormState, secretOf, textOf } from "./form-state";

/** The door of the account's forms: who asks, and a surprise turned into a sentence in the form. */
async function asUser(run: (user: SignedInUser) => Promise<FormState>): Promise<FormState> {
  try {
    const user = await getUser();
    return user ? await run(user) : { error: "signed_out" };
  } catch (error) {
    unstable_rethrow(error);
    log.error("an account form failed", error);
    return { error: "unexpected" };
  }
}

export async function renameAction(_: FormState, form: FormData): Promise<FormState> {
  return asUser(async (user) => {
    const name = textOf(form, "name");
    if (name.length > NAME_MAX) return { fields: { name: "name_long" }, values: { name } };
    await setName(getDb(), { userId: user.id, name: name || null });
    refresh();
    return { done: true, values: { name } };
  });
}

/** Anything but a known zone is dropped without a word: only a forged form sends it. */
export async function timeZoneAction(form: FormData): Promise<void> {
  const user = await requireUser();
  const zone = form.get("timeZone");
  if (isTimeZone(zone)) await setTimeZone(getDb(), { userId: user.id, timeZone: zone });
  refresh();
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return asUser(async (user) => {
    const state = await changePassword({
      user,
      current: secretOf(form, "current"),
      next: secretOf(form, "password"),
      headers: await headers(),
    });
    if (state.done) refresh();
    return state;
  });
}

/** Ends one session of one's own. Ending the one in use is signing out. */
export async function endSessionAction(form: FormData): Promise<void> {
  const user = await requireUser();
  const sessionId = textOf(form, "session", 100);
  await deleteSession(getDb(), { userId: user.id, sessionId });
  if (sessionId === user.sessionId) redirect("/sign-in");
  refresh();
}

export async function endOtherSessionsAction(): Promise<void> {
  const user = await requireUser();
  await deleteOtherSessions(getDb(), { userId: user.id, keep: user.sessionId });
  refresh();
}
