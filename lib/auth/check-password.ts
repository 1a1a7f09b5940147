import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { getDb } from "@/db/client";
import { networkFromHeaders } from "@/lib/http/network";
import { clearRateLimit, consumeRateLimit, type RateLimit, refundRateLimit } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/http/result";
import { recordEvent } from "@/lib/security/events";
import { knownDevice } from "./device-cookie";
import { normalizeEmail } from "./email";
import { ATTEMPTS, delayOf, PASSWORD } from "./limits";
import { verifyPassword } from "./password";

type SignInFailure = "wrong" | "too_many" | "disabled";

type Counted = { strict: RateLimit; network?: RateLimit; everywhere?: RateLimit; scope: "network" | "account" };

/**
 * Checks an address and a password. An unknown address takes the same path as a wrong password: counted, looked up,
 * hashed. Refused, even with the right password, once there were too many failures for this address from this network,
 * or on this device if it is one of the owner's; failures elsewhere only delay the answer, so that nobody can lock
 * another out. Whether an account is disabled is said only to somebody who knows its password.
 */
export async function checkPassword(asked: {
  email: unknown;
  password: unknown;
  headers: Headers;
}): Promise<Result<{ userId: string; secondFactor: boolean }, SignInFailure>> {
  const email = normalizeEmail(asked.email);
  const password = typeof asked.password === "string" ? asked.password : "";
  const { strict, network, everywhere, scope } = await count(email ?? "none", asked.headers);
  const open = strict.allowed && (network?.allowed ?? true);
  const justRefused = strict.justRefused || network?.justRefused === true;
  const user = email && (open || justRefused) ? await findUserByEmail(getDb(), { email }) : null;
  const event = { subjectId: scope === "account" ? user?.id : undefined, headers: asked.headers };
  if (justRefused) await recordEvent({ ...event, kind: "locked", detail: { scope } });
  if (!open) return { ok: false, error: "too_many" };
  if (everywhere) await sleep(delayOf(everywhere.count));
  const usable = password.length > 0 && password.length <= PASSWORD.max;
  const matches = await verifyPassword(user?.passwordHash ?? null, usable ? password : "-");
  if (!user || !usable || !matches || user.disabledAt) {
    const reason = user && usable && matches ? "disabled" : "wrong";
    await recordEvent({ ...event, kind: "sign_in_failed", detail: { method: "password", reason } });
    return { ok: false, error: reason };
  }
  // The network keeps its other failures, and so does the address: signing in must not erase guesses of others.
  await Promise.all([
    clearRateLimit(strict),
    network && refundRateLimit(network),
    everywhere && refundRateLimit(everywhere),
  ]);
  return { ok: true, userId: user.id, secondFactor: user.secondFactor };
}

/** Counts an attempt before it is checked. A network that has failed too often is not counted for the address. */
async function count(email: string, headers: Headers): Promise<Counted> {
  const device = await knownDevice(email);
  if (device) return { strict: await consumeRateLimit("sign-in-device", device, ATTEMPTS.device), scope: "account" };
  const from = networkFromHeaders(headers);
  const network = await consumeRateLimit("sign-in-network", from, ATTEMPTS.network);
  if (!network.allowed) return { strict: network, scope: "network" };
  const strict = await consumeRateLimit("sign-in-account", `${email}\n${from}`, ATTEMPTS.account);
  if (!strict.allowed) return { strict, network, scope: "account" };
  const everywhere = await consumeRateLimit("sign-in-everywhere", email, ATTEMPTS.everywhere);
  return { strict, network, everywhere, scope: "account" };
}
