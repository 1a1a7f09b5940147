"use server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { deleteOtherSessions, deleteSession, setName, setTimeZone } from "@/db/accounts/account-queries";
import { getDb } from "@/db/client";
import { authedButton, authedForm } from "@/lib/auth/authed-action";
import { NAME_MAX } from "@/lib/auth/limits";
import type { ErrorCode } from "@/lib/http/errors";
import { isTimeZone } from "@/lib/text/time-zone";
import { changePassword } from "./change-password";
import { type FormState, secretOf, textOf } from "./form-state";

const refuse = (code: ErrorCode): FormState => ({
  error: code === "unauthorized" ? "signed_out" : code === "too_many" ? code : "unexpected",
});

export const renameAction = authedForm<FormState>("account", refuse, async (user, form) => {
  const name = textOf(form, "name");
  if (name.length > NAME_MAX) return { fields: { name: "name_long" }, values: { name } };
  await setName(getDb(), { userId: user.id, name: name || null });
  refresh();
  return { done: true, values: { name } };
});

/** Silently ignores anything but a known zone: only a forged form sends it. */
export const timeZoneAction = authedButton("account", async (user, form) => {
  const zone = form.get("timeZone");
  if (isTimeZone(zone)) await setTimeZone(getDb(), { userId: user.id, timeZone: zone });
  refresh();
});

export const changePasswordAction = authedForm<FormState>("account", refuse, async (user, form) => {
  const state = await changePassword({
    user,
    current: secretOf(form, "current"),
    next: secretOf(form, "password"),
    headers: await headers(),
  });
  if (state.done) refresh();
  return state;
});

/** Ends one of the user's own sessions. Ending the one in use is signing out. */
export const endSessionAction = authedButton("account", async (user, form) => {
  const sessionId = textOf(form, "session", 100);
  await deleteSession(getDb(), { userId: user.id, sessionId });
  if (sessionId === user.sessionId) redirect("/sign-in");
  refresh();
});

export const endOtherSessionsAction = authedButton("account", async (user) => {
  await deleteOtherSessions(getDb(), { userId: user.id, keep: user.sessionId });
  refresh();
});
