"use server";

import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { confirmedForm } from "@/lib/accounts/account-form";
import { textOf } from "@/lib/accounts/form-state";
import { normalizeEmail } from "@/lib/auth/email";
import { dropSessionCookie } from "@/lib/auth/session-cookie";
import { getServices } from "@/lib/generations/services";
import { recordEvent } from "@/lib/security/events";
import { removeUser } from "./remove-user";

/** Asks for the address of the account, so that no slip of the hand deletes all videos. */
export const deleteAccountAction = confirmedForm(async (user, form) => {
  const t = await getTranslations("account.leave");
  if (normalizeEmail(textOf(form, "email")) !== user.email) return { ok: false, text: t("other_email") };
  const removed = await removeUser(getServices(), { userId: user.id });
  if (!removed.ok) return { ok: false, text: t(removed.error) };
  await recordEvent({ kind: "user_deleted", actorId: user.id, subjectId: user.id, headers: await headers() });
  await dropSessionCookie();
  redirect("/sign-in?account=deleted" as Route);
});
