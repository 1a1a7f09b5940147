import { getDb } from "@/db/client";
import "server-only";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { findOneTimeLink } from "@/db/accounts/one-time-link-queries";
import { type Applicant, hasUsers, type Registered, registerUser } from "@/db/accounts/registration-queries";
import { dbNow } from "@/db/clock";
import type { User } from "@/db/schema/accounts";
import { env } from "@/env";
import { recordEvent } from "@/lib/security/events";
import { hashOneTimeToken } from "./one-time-token";
import { decideSignUp, type SignUpRefusal } from "./sign-up-rule";

type NewAccount = {
  user: Pick<User, "email" | "name"> & Partial<Pick<User, "passwordHash" | "image">>;
  /** The token of an invitation, as it was sent; null without one. */
  invitation: string | null;
  /** How it will be signed in to: `password`, or an issuer. */
  method: string;
  headers: Headers;
};

const decide = (invitation: string | null) => (applicant: Applicant) =>
  decideSignUp(env.signUp, { ...applicant, invited: invitation !== null, now: dbNow() });

/** Adds an account, if the rule or its invitation lets it in. Every way to sign up ends here. */
export async function registerAccount(asked: NewAccount): Promise<Registered<SignUpRefusal>> {
  const { user, invitation, method, headers } = asked;
  const tokenHash = hashOneTimeToken(invitation);
  const result = await registerUser(getDb(), { user, tokenHash }, decide(invitation));
  if (result === "taken") return result;
  if ("refused" in result) {
    await recordRefusal(asked, result.refused);
    return result;
  }
  const { id, role } = result.user;
  await recordEvent({ kind: "sign_up", actorId: id, subjectId: id, headers, detail: { method, role } });
  if (invitation) await recordEvent({ kind: "invitation_used", actorId: id, subjectId: id, headers });
  return result;
}

const recordRefusal = ({ method, headers }: Pick<NewAccount, "method" | "headers">, reason: SignUpRefusal) =>
  recordEvent({ kind: "sign_up_refused", headers, detail: { method, reason } });

/** Why an address would be refused now, or null; `registerAccount` decides again. An address in use is another matter. */
export async function mayRegister(
  asked: { email: string } & Pick<NewAccount, "invitation" | "method" | "headers">,
): Promise<SignUpRefusal | null> {
  const { email, invitation } = asked;
  if (await findUserByEmail(getDb(), { email })) return null;
  const tokenHash = hashOneTimeToken(invitation);
  const decision = decide(invitation)({
    email,
    first: !(await hasUsers(getDb())),
    invitation: tokenHash ? await findOneTimeLink(getDb(), { kind: "invitation", tokenHash }) : null,
  });
  if (decision.ok) return null;
  await recordRefusal(asked, decision.error);
  return decision.error;
}

/** Whether the sign-up page can be of use to somebody without an invitation. */
export async function isSignUpOpen(): Promise<boolean> {
  const { kind } = env.signUp;
  return kind === "open" || kind === "domain" || (kind === "first" && !(await hasUsers(getDb())));
}
