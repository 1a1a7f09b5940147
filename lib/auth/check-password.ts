import { getDb } from "@/db/client";
import "server-only";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { networkFromHeaders } from "@/lib/http/network";
import { clearRateLimit, consumeRateLimit, refundRateLimit } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/http/result";
import { recordEvent } from "@/lib/security/events";
import { normalizeEmail } from "./email";
import { ATTEMPTS, PASSWORD } from "./limits";
import { verifyPassword } from "./password";

type SignInFailure = "wrong" | "too_many" | "disabled";

/**
 * Checks an address and a password. An unknown address takes the same path as a wrong password: counted, looked up,
 * hashed. Refused once an address or a network has failed too often, even with the right password. Whether an account is
 * disabled is said only to somebody who knows its password.
 */
export async function checkPassword(asked: {
  email: unknown;
  password: unknown;
  headers: Headers;
}): Promise<Result<{ userId: string; secondFactor: boolean }, SignInFailure>> {
  const email = normalizeEmail(asked.email);
  const password = typeof asked.password === "string" ? asked.password : "";
  const network = await consumeRateLimit("sign-in-network", networkFromHeaders(asked.headers), ATTEMPTS.network);
  if (network.justRefused) await recordEvent({ kind: "locked", headers: asked.headers, detail: { scope: "network" } });
  if (!network.allowed) return { ok: false, error: "too_many" };
  const account = await consumeRateLimit("sign-in-account", email ?? "none", ATTEMPTS.account);
  const user = email && (account.allowed || account.justRefused) ? await findUserByEmail(getDb(), { email }) : null;
  const event = { subjectId: user?.id, headers: asked.headers };
  if (account.justRefused) await recordEvent({ ...event, kind: "locked", detail: { scope: "account" } });
  if (!account.allowed) return { ok: false, error: "too_many" };
  const usable = password.length > 0 && password.length <= PASSWORD.max;
  const matches = await verifyPassword(user?.passwordHash ?? null, usable ? password : "-");
  if (!user || !usable || !matches || user.disabledAt) {
    const reason = user && usable && matches ? "disabled" : "wrong";
    await recordEvent({ ...event, kind: "sign_in_failed", detail: { method: "password", reason } });
    return { ok: false, error: reason };
  }
  // The network keeps its other failures: signing in to one's own account must not erase guesses at others.
  await Promise.all([clearRateLimit(account), refundRateLimit(network)]);
  return { ok: true, userId: user.id, secondFactor: user.secondFactor };
}
