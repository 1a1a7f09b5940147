import "server-only";
import { deleteAllSessions } from "@/db/accounts/account-queries";
import { setSecondFactor } from "@/db/accounts/passkey-queries";
import type { Admin } from "@/db/admin/actor";
import { findManagedUser, setDisabled, setRole, setUserLimits, setVerified } from "@/db/admin/user-admin-queries";
import type { UserRole } from "@/db/schema/accounts";
import type { EventDetail, EventKind } from "@/db/schema/security";
import type { Services } from "@/lib/generations/services";
import { cancelQueued, removeUser } from "@/lib/removal/remove-user";
import { recordEvent } from "@/lib/security/events";
import { type AdminChange, changed, readLimits } from "./change";

/** What an administrator can do about a user, in the pages and by command alike. */

type Db = Pick<Services, "db">;
type Subject = { userId: string };

/** Records what an administrator did; a command has no user. */
export const recordAct = (admin: Admin, { db }: Db, kind: EventKind, subjectId: string | null, detail?: EventDetail) =>
  recordEvent(
    { kind, actorId: admin.id, subjectId, detail: { ...detail, ...(admin.id ? {} : { command: true }) } },
    db,
  );

/**
 * Signs a user out everywhere, keeps them from signing in, and cancels what is queued. Those at the provider finish
 * and are kept. Returns how many were canceled.
 */
export async function disableUser(
  admin: Admin,
  services: Services,
  { userId }: Subject,
): Promise<AdminChange<{ canceled: number }>> {
  const denied = await setDisabled(admin, services.db, { userId, disabled: true });
  if (denied) return { ok: false, error: denied };
  await deleteAllSessions(services.db, { userId });
  const canceled = await cancelQueued(services, { userId });
  await recordAct(admin, services, "user_disabled", userId, { canceled });
  return { ok: true, canceled };
}

/** Deletes a user with all their data, as they could themselves. */
export async function deleteUser(
  admin: Admin,
  services: Services,
  { userId }: Subject,
): Promise<AdminChange<{ finished: boolean }>> {
  if (!(await findManagedUser(admin, services.db, { id: userId }))) return { ok: false, error: "not_found" };
  const removed = await removeUser(services, { userId });
  if (removed.ok) await recordAct(admin, services, "user_deleted", userId);
  return removed;
}

export async function enableUser(admin: Admin, services: Db, { userId }: Subject): Promise<AdminChange> {
  const denied = await setDisabled(admin, services.db, { userId, disabled: false });
  if (!denied) await recordAct(admin, services, "user_enabled", userId);
  return changed(denied);
}

/** For a user who lost both the passkey and the codes: the password alone signs in again. */
export async function dropSecondStep(admin: Admin, services: Db, { userId }: Subject): Promise<AdminChange> {
  await setSecondFactor(services.db, { userId, on: false });
  await recordAct(admin, services, "second_factor_off", userId);
  return { ok: true };
}

/** Takes a user's address as verified. */
export async function verifyUser(admin: Admin, services: Db, { userId }: Subject): Promise<AdminChange> {
  const denied = await setVerified(admin, services.db, { userId });
  if (!denied) await recordAct(admin, services, "email_verified", userId);
  return changed(denied);
}

export async function signOutUser(admin: Admin, services: Db, { userId }: Subject): Promise<AdminChange> {
  await deleteAllSessions(services.db, { userId });
  await recordAct(admin, services, "signed_out", userId);
  return { ok: true };
}

export async function changeRole(
  admin: Admin,
  services: Db,
  change: Subject & { role: UserRole },
): Promise<AdminChange> {
  const denied = await setRole(admin, services.db, change);
  if (!denied) await recordAct(admin, services, "role_changed", change.userId, { role: change.role });
  return changed(denied);
}

export async function changeUserLimits(
  admin: Admin,
  services: Db,
  { userId, ...typed }: Subject & { day: string; month: string },
): Promise<AdminChange> {
  const limits = readLimits(typed);
  if (!limits.ok) return limits;
  const { day, month } = limits;
  const denied = await setUserLimits(admin, services.db, { userId, day, month });
  if (!denied) await recordAct(admin, services, "limits_changed", userId, { day, month });
  return changed(denied);
}
