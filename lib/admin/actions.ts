"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { Admin } from "@/db/admin/actor";
import { findManagedUser } from "@/db/admin/user-admin-queries";
import { type FormAnswer, textOf } from "@/lib/accounts/form-state";
import { normalizeEmail } from "@/lib/auth/email";
import { getServices, type Services } from "@/lib/generations/services";
import type { AdminChange } from "./change";
import { adminAction, confirmedAdminAction } from "./gate";
import { allowOwnKeys, changeInstanceLimits, stopSubmits } from "./instance";
import { invite, makeResetLink, revokeInvitation, revokeResetLinks } from "./links";
import {
  changeRole,
  changeUserLimits,
  deleteUser,
  disableUser,
  dropSecondStep,
  enableUser,
  signOutUser,
  verifyUser,
} from "./users";

/** What the form says next, and the page again as it now is. */
async function said(
  change: AdminChange<{ url?: string; expiresAt?: Date; canceled?: number }>,
  done: Done,
): Promise<NonNullable<FormAnswer>> {
  const [t, format] = await Promise.all([getTranslations("admin"), getFormatter()]);
  if (!change.ok) return { ok: false, text: t(`denied.${change.error}`) };
  refresh();
  const { url: link, expiresAt, canceled = 0 } = change;
  const until = expiresAt ? format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  return { ok: true, text: t(`done.${done}`, { until, canceled }), link };
}

type Done =
  | "disabled"
  | "enabled"
  | "signed_out"
  | "role"
  | "limits"
  | "reset_link"
  | "reset_revoked"
  | "invited"
  | "revoked"
  | "stopped"
  | "own_keys_on"
  | "own_keys_off"
  | "resumed"
  | "verified"
  | "second_step_off";

const about = (
  done: Done,
  run: (admin: Admin, services: Services, user: { userId: string }, form: FormData) => Promise<AdminChange>,
  gate = adminAction,
) =>
  gate(async (admin, form) => said(await run(admin, getServices(), { userId: textOf(form, "user", 100) }, form), done));

export const disableAction = about("disabled", disableUser);
export const enableAction = about("enabled", enableUser);
export const signOutUserAction = about("signed_out", signOutUser);
export const resetLinkAction = about("reset_link", makeResetLink);
export const revokeResetAction = about("reset_revoked", revokeResetLinks);
export const verifyAction = about("verified", verifyUser, confirmedAdminAction);
export const secondStepOffAction = about("second_step_off", dropSecondStep, confirmedAdminAction);
export const roleAction = about("role", (admin, services, user, form) =>
  changeRole(admin, services, { ...user, role: textOf(form, "role") === "admin" ? "admin" : "user" }),
);
export const userLimitsAction = about("limits", (admin, services, user, form) =>
  changeUserLimits(admin, services, { ...user, day: textOf(form, "day"), month: textOf(form, "month") }),
);

/** Asks for the address of the account, so that no slip of the hand deletes somebody's videos. */
export const deleteUserAction = adminAction(async (admin, form) => {
  const t = await getTranslations("admin");
  const user = await findManagedUser(admin, getServices().db, { id: textOf(form, "user", 100) });
  if (!user) return { ok: false, text: t("denied.not_found") };
  if (normalizeEmail(textOf(form, "email")) !== user.email) return { ok: false, text: t("denied.other_email") };
  const gone = await deleteUser(admin, getServices(), { userId: user.id });
  if (!gone.ok) return { ok: false, text: t(`denied.${gone.error}`) };
  redirect("/admin/users");
});

export const inviteAction = adminAction(async (admin, form) =>
  said(
    await invite(admin, getServices(), {
      email: textOf(form, "email"),
      role: textOf(form, "role") === "admin" ? "admin" : "user",
      days: textOf(form, "days"),
      creditsDay: textOf(form, "day"),
      creditsMonth: textOf(form, "month"),
    }),
    "invited",
  ),
);

export const revokeInvitationAction = adminAction(async (admin, form) =>
  said(await revokeInvitation(admin, getServices(), { id: textOf(form, "invitation", 100) }), "revoked"),
);

export const stopSubmitsAction = adminAction(async (admin, form) => {
  const stop = textOf(form, "submits") === "stop";
  return said(await stopSubmits(admin, getServices(), stop), stop ? "stopped" : "resumed");
});

export const ownKeysAction = adminAction(async (admin, form) => {
  const allowed = textOf(form, "own_keys") === "on";
  return said(await allowOwnKeys(admin, getServices(), allowed), allowed ? "own_keys_on" : "own_keys_off");
});

export const instanceLimitsAction = adminAction(async (admin, form) =>
  said(
    await changeInstanceLimits(admin, getServices(), { day: textOf(form, "day"), month: textOf(form, "month") }),
    "limits",
  ),
);
