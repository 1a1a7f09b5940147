import { expect, test } from "vitest";
import type { OneTimeLink } from "@/db/schema/accounts";
import { parseEnv } from "@/env";
import { decideSignUp } from "./sign-up-rule";

const NOW = new Date("2026-11-26T12:00:00Z");
const LATER = new Date("2026-11-27T12:00:00Z");
const link = (change: Partial<OneTimeLink> = {}): OneTimeLink => ({
  id: "link",
  kind: "invitation",
  tokenHash: "hash",
  userId: null,
  email: null,
  role: "user",
  creditsDay: null,
  creditsMonth: null,
  createdBy: null,
  createdAt: NOW,
  expiresAt: LATER,
  usedAt: null,
  usedBy: null,
  revokedAt: null,
  ...change,
});

const decided = (rule: string, asked: { first?: boolean; email?: string; invitation?: OneTimeLink | null }) => {
  const { first = false, email = "ada@example.com", invitation } = asked;
  const decision = decideSignUp(parseEnv({ SIGN_UP: rule }).signUp, {
    first,
    email,
    invitation: invitation ?? null,
    invited: invitation !== undefined,
    now: NOW,
  });
  return decision.ok ? decision.role : decision.error;
};

test.each([
  ["first", true, "ada@example.com", "admin"],
  ["first", false, "ada@example.com", "invite_only"],
  ["invite", true, "ada@example.com", "invite_only"],
  ["invite", false, "ada@example.com", "invite_only"],
  ["open", true, "ada@example.com", "admin"],
  ["open", false, "ada@example.com", "user"],
  ["domain:example.com", true, "ada@example.com", "admin"],
  ["domain:example.com", false, "ada@example.com", "user"],
  ["domain:example.com", true, "ada@example.org", "wrong_domain"],
  ["domain:example.com", false, "ada@evil-example.com", "wrong_domain"],
  ["domain:example.com", false, "ada@mail.example.com", "wrong_domain"],
  ["domain:example.org,example.com", false, "ada@example.com", "user"],
])("sign-up: by %s, with the first account %s, %s is %s", (rule, first, email, decision) => {
  expect(decided(rule, { first, email })).toBe(decision);
});

test.each(["first", "invite", "domain:other.example", "open"])(
  "sign-up: under %s an invitation alone decides about its holder",
  (rule) => {
    expect(decided(rule, { invitation: link() })).toBe("user");
    expect(decided(rule, { invitation: link({ role: "admin" }) })).toBe("admin");
    expect(decided(rule, { invitation: link(), first: true })).toBe("admin");
    expect(decided(rule, { invitation: link({ email: "ada@example.com" }) })).toBe("user");
    expect(decided(rule, { invitation: link({ email: "eve@example.com" }) })).toBe("invitation_email");
    expect(decided(rule, { invitation: link({ usedAt: NOW }) })).toBe("invitation_used");
    expect(decided(rule, { invitation: link({ revokedAt: NOW }) })).toBe("invitation_revoked");
    expect(decided(rule, { invitation: link({ expiresAt: NOW }) })).toBe("invitation_expired");
    expect(decided(rule, { invitation: null })).toBe("invitation_unknown");
  },
);
