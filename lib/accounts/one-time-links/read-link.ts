import { getDb } from "@/db/client";
import "server-only";
import { findUser } from "@/db/accounts/account-queries";
import { findOneTimeLink } from "@/db/accounts/one-time-link-queries";
import { dbNow } from "@/db/clock";
import { type OneTimeLinkState, stateOfOneTimeLink } from "@/lib/auth/one-time-link-state";
import { hashOneTimeToken } from "@/lib/auth/one-time-token";

type Read = { state: OneTimeLinkState | "unknown"; email: string | null };

/** An invitation as its page shows it. Reading changes nothing: programs that scan mail open every address in it. */
export async function readInvitation(token: string): Promise<Read> {
  const tokenHash = hashOneTimeToken(token);
  const link = tokenHash ? await findOneTimeLink(getDb(), { kind: "invitation", tokenHash }) : null;
  return link ? { state: stateOfOneTimeLink(link, dbNow()), email: link.email } : { state: "unknown", email: null };
}

/** A link that proves an address: which one, and whose. */
export async function readEmailLink(
  token: string,
): Promise<Read & { link: { id: string; userId: string; email: string } | null }> {
  const tokenHash = hashOneTimeToken(token);
  const found = tokenHash ? await findOneTimeLink(getDb(), { kind: "email", tokenHash }) : null;
  const { userId = null, email = null, id = "" } = found ?? {};
  if (!found || !userId || !email) return { state: "unknown", email: null, link: null };
  return { state: stateOfOneTimeLink(found, dbNow()), email, link: { id, userId, email } };
}

/** A reset link, with the address of its account while it works. */
export async function readReset(token: string): Promise<Read & { link: { id: string; userId: string } | null }> {
  const tokenHash = hashOneTimeToken(token);
  const found = tokenHash ? await findOneTimeLink(getDb(), { kind: "password_reset", tokenHash }) : null;
  const { userId = null, id = "" } = found ?? {};
  if (!found || !userId) return { state: "unknown", email: null, link: null };
  const state = stateOfOneTimeLink(found, dbNow());
  const user = state === "open" ? await findUser(getDb(), { userId }) : null;
  return { state, email: user?.email ?? null, link: { id, userId } };
}
