import { getDb } from "@/db/client";
import "server-only";
import { redirect } from "next/navigation";
import { findUser, setPassword } from "@/db/accounts/account-queries";
import { env } from "@/env";
import { checkPassword } from "@/lib/auth/check-password";
import { hashPassword, passwordTrouble } from "@/lib/auth/password";
import type { SignedInUser } from "@/lib/auth/session";
import { recordEvent } from "@/lib/security/events";
import { CONFIRM_PAGE } from "./account-form";
import type { FormState } from "./form-state";

/**
 * Changes the password, ends every other session unless they are to be kept, and disconnects `providers`. The current
 * password is checked and counted like a sign-in, so that it cannot be guessed from an unattended session. A user
 * without a password (GitHub only) sets one, after having proved in another way who they are.
 */
export async function changePassword(asked: {
  user: SignedInUser;
  current: string;
  next: string;
  headers: Headers;
  keepOthers: boolean;
  providers: string[];
}): Promise<FormState> {
  const { user, current, next } = asked;
  if (!env.passwordSignIn) return { error: "password_off" };
  const trouble = await passwordTrouble(next, user);
  if (trouble) return { fields: { password: trouble } };
  const account = await findUser(getDb(), { userId: user.id });
  if (!account) return { error: "signed_out" };
  if (account.passwordHash !== null) {
    const checked = await checkPassword({ email: account.email, password: current, headers: asked.headers });
    if (!checked.ok) return checked.error === "wrong" ? { fields: { current: "current" } } : { error: checked.error };
    if (current === next) return { fields: { password: "password_same" } };
  } else if (!user.confirmed) redirect(CONFIRM_PAGE);
  const to = await hashPassword(next);
  const changed = await setPassword(getDb(), {
    userId: user.id,
    from: account.passwordHash,
    to,
    keep: asked.keepOthers ? null : user.sessionId,
    providers: asked.providers,
  });
  if (!changed) return { error: "changed" };
  await recordEvent({ kind: "password_changed", actorId: user.id, subjectId: user.id, headers: asked.headers });
  return { done: true };
}
