import "server-only";
import { findUserByEmail } from "@/db/accounts/account-queries";
import type { Admin } from "@/db/admin/actor";
import { insertOneTimeLink, revokeOneTimeLink, revokeResets } from "@/db/admin/instance-admin-queries";
import { findManagedUser } from "@/db/admin/user-admin-queries";
import type { UserRole } from "@/db/schema/accounts";
import { env } from "@/env";
import { normalizeEmail } from "@/lib/auth/email";
import { LINK_DAYS } from "@/lib/auth/limits";
import { hashOneTimeToken, makeOneTimeToken } from "@/lib/auth/one-time-token";
import type { Services } from "@/lib/generations/services";
import { type AdminChange, changed, readLimits } from "./change";
import { recordAct } from "./users";

type Db = Pick<Services, "db">;
/** The address is shown once: only its hash is stored. */
type Link = { url: string; expiresAt: Date };

function newToken(): { token: string; tokenHash: string } {
  const token = makeOneTimeToken();
  return { token, tokenHash: hashOneTimeToken(token) ?? "" };
}

/** Makes a link by which one account can be made. All but the role is as it was typed, and may be empty. */
export async function invite(
  admin: Admin,
  services: Db,
  typed: { email: string; role: UserRole; days: string; creditsDay: string; creditsMonth: string },
): Promise<AdminChange<Link>> {
  const { least, usual, most } = LINK_DAYS.invitation;
  const days = typed.days.trim() === "" ? usual : Number(typed.days);
  if (!Number.isInteger(days) || days < least || days > most) return { ok: false, error: "days" };
  const limits = readLimits({ day: typed.creditsDay, month: typed.creditsMonth });
  if (!limits.ok) return limits;
  const email = typed.email.trim() === "" ? null : normalizeEmail(typed.email);
  if (email === null && typed.email.trim() !== "") return { ok: false, error: "email" };
  if (email && (await findUserByEmail(services.db, { email }))) return { ok: false, error: "email_taken" };
  const { token, tokenHash } = newToken();
  const { role } = typed;
  const values = { email, role, creditsDay: limits.day, creditsMonth: limits.month };
  const made = await insertOneTimeLink(admin, services.db, {
    ...values,
    kind: "invitation",
    tokenHash,
    hours: days * 24,
  });
  await recordAct(admin, services, "invitation_made", null, { invitation: made.id, role, days });
  return { ok: true, url: `${env.appUrl}/invite/${token}`, expiresAt: made.expiresAt };
}

export async function revokeInvitation(admin: Admin, services: Db, { id }: { id: string }): Promise<AdminChange> {
  const revoked = await revokeOneTimeLink(admin, services.db, { id, kind: "invitation" });
  if (revoked) await recordAct(admin, services, "invitation_revoked", null, { invitation: id });
  return changed(revoked ? null : "not_open");
}

/** Makes a link by which a user sets a new password; an earlier one stops working. */
export async function makeResetLink(
  admin: Admin,
  services: Db,
  { userId }: { userId: string },
): Promise<AdminChange<Link>> {
  if (!(await findManagedUser(admin, services.db, { id: userId }))) return { ok: false, error: "not_found" };
  await revokeResets(admin, services.db, { userId });
  const { token, tokenHash } = newToken();
  const made = await insertOneTimeLink(admin, services.db, {
    kind: "password_reset",
    tokenHash,
    userId,
    hours: LINK_DAYS.reset * 24,
  });
  await recordAct(admin, services, "reset_link_made", userId);
  return { ok: true, url: `${env.appUrl}/reset/${token}`, expiresAt: made.expiresAt };
}

export async function revokeResetLinks(
  admin: Admin,
  services: Db,
  { userId }: { userId: string },
): Promise<AdminChange> {
  const revoked = await revokeResets(admin, services.db, { userId });
  if (revoked > 0) await recordAct(admin, services, "reset_link_revoked", userId);
  return changed(revoked > 0 ? null : "not_open");
}
