"use server";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { deleteOtherSessions, deleteSession, setName, setTimeZone } from "@/db/accounts/account-queries";
import { disconnectProvider } from "@/db/accounts/way-in-queries";
import { getDb } from "@/db/client";
import { authedButton, authedForm } from "@/lib/auth/authed-action";
import { NAME_MAX } from "@/lib/auth/limits";
import type { ErrorCode } from "@/lib/http/errors";
import { recordEvent } from "@/lib/security/events";
import { isTimeZone } from "@/lib/text/time-zone";
import { confirmedForm } from "./account-form";
import { changePassword } from "./change-password";
import { type FormState, secretOf, textOf } from "./form-state";
import { waysIn } from "./ways-in";

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
    keepOthers: form.has("keep_others"),
    providers: form.getAll("drop").filter((id) => typeof id === "string"),
  });
  if (state.done) refresh();
  return state;
});

/** Disconnects a service, unless it is the last way in that works here. */
export const disconnectAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.linked");
  const provider = textOf(form, "provider", 20);
  const outcome = await disconnectProvider(getDb(), { userId: user.id, provider, offered: waysIn() });
  if (outcome === "last") return { ok: false, text: t("last") };
  const by = { actorId: user.id, subjectId: user.id, headers: await headers(), detail: { method: provider } };
  if (outcome === "removed") await recordEvent({ ...by, kind: "provider_disconnected" });
  refresh();
  return { ok: true, text: t("disconnected") };
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
