import type { Applicant } from "@/db/accounts/registration-queries";
import type { UserRole } from "@/db/schema/accounts";
import type { SignUpRule } from "@/env";
import type { Result } from "@/lib/http/result";
import { stateOfOneTimeLink } from "./one-time-link-state";

export const SIGN_UP_REFUSALS = [
  "invite_only",
  "wrong_domain",
  "invitation_unknown",
  "invitation_used",
  "invitation_revoked",
  "invitation_expired",
  "invitation_email",
] as const;
export type SignUpRefusal = (typeof SIGN_UP_REFUSALS)[number];

/**
 * Decides who may make an account, by password and by every issuer alike, and with which role. A presented invitation
 * alone decides, so that its holder learns what is wrong with it. The very first account is the administrator's.
 */
export function decideSignUp(
  rule: SignUpRule,
  asked: Applicant & { invited: boolean; now: Date },
): Result<{ role: UserRole }, SignUpRefusal> {
  const { first, invitation, email } = asked;
  if (asked.invited) {
    if (!invitation) return { ok: false, error: "invitation_unknown" };
    const state = stateOfOneTimeLink(invitation, asked.now);
    if (state !== "open") return { ok: false, error: `invitation_${state}` };
    if (invitation.email !== null && invitation.email !== email) return { ok: false, error: "invitation_email" };
    return { ok: true, role: first ? "admin" : invitation.role };
  }
  const refusal = refusalOf(rule, asked);
  return refusal ? { ok: false, error: refusal } : { ok: true, role: first ? "admin" : "user" };
}

function refusalOf(rule: SignUpRule, { first, email }: Applicant): SignUpRefusal | null {
  switch (rule.kind) {
    case "open":
      return null;
    case "first":
      return first ? null : "invite_only";
    case "invite":
      return "invite_only";
    case "domain":
      return rule.domains.includes(email.slice(email.lastIndexOf("@") + 1)) ? null : "wrong_domain";
  }
}
