import "server-only";
import { deleteAllSessions } from "@/db/accounts/account-queries";
import type { Admin } from "@/db/admin/actor";
import { listQueued } from "@/db/admin/content-admin-queries";
import { setDisabled, setRole, setUserLimits } from "@/db/admin/user-admin-queries";
import type { UserRole } from "@/db/schema/accounts";
import type { EventDetail, EventKind } from "@/db/schema/security";
import { cancel } from "@/lib/generations/lifecycle/user-actions";
import type { Services } from "@/lib/generations/services";
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
  const canceled = await cancelQueued(admin, services, { userId });
  await recordAct(admin, services, "user_disabled", userId, { canceled });
  return { ok: true, canceled };
}

/** Nothing is added to a disabled user's queue, so one pass is enough. */
export async function cancelQueued(admin: Admin, services: Services, { userId }: Subject): Promise<number> {
  let canceled = 0;
  for (const id of await listQueued(admin, services.db, { userId }))
    if (await cancel(services, { userId, id })) canceled += 1;
  return canceled;
}

export async function enableUser(admin: Admin, services: Db, { userId }: Subject): Promise<AdminChange> {
  const denied = await setDisabled(admin, services.db, { userId, disabled: false });
  if (!denied) await recordAct(admin, services, "user_enabled", userId);
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
