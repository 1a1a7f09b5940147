import { getDb } from "@/db/client";
import "server-only";
import { findUser, setPassword } from "@/db/accounts/account-queries";
import { checkPassword } from "@/lib/auth/check-password";
import { hashPassword, passwordTrouble } from "@/lib/auth/password";
import type { SignedInUser } from "@/lib/auth/session";
import { recordEvent } from "@/lib/security/events";
import type { FormState } from "./form-state";

/**
 * Changes the password and ends every other session. The current password is checked and counted like a sign-in, so
 * that it cannot be guessed from an unattended session. A user without a password (GitHub only) sets one.
 */
export async function changePassword(asked: {
  user: SignedInUser;
  current: string;
  next: string;
  headers: Headers;
}): Promise<FormState> {
  const { user, current, next } = asked;
  const trouble = passwordTrouble(next);
  if (trouble) return { fields: { password: trouble } };
  const account = await findUser(getDb(), { userId: user.id });
  if (!account) return { error: "signed_out" };
  if (account.passwordHash !== null) {
    const checked = await checkPassword({ email: account.email, password: current, headers: asked.headers });
    if (!checked.ok) return checked.error === "wrong" ? { fields: { current: "current" } } : { error: checked.error };
    if (current === next) return { fields: { password: "password_same" } };
  }
  const to = await hashPassword(next);
  const changed = await setPassword(getDb(), {
    userId: user.id,
    from: account.passwordHash,
    to,
    keep: user.sessionId,
  });
  if (!changed) return { error: "changed" };
  await recordEvent({ kind: "password_changed", actorId: user.id, subjectId: user.id, headers: asked.headers });
  return { done: true };
}
