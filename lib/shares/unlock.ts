import "server-only";
import { dbNow } from "@/db/clock";
import { verifyPassword } from "@/lib/auth/password";
import { networkFromHeaders } from "@/lib/http/network";
import { clearRateLimit, consumeRateLimit, refundRateLimit } from "@/lib/http/rate-limit";
import { makeKey } from "./key";
import { GUESSES, LINK } from "./limits";
import { openLink } from "./open-link";

/** `none`: there is nothing to unlock. */
export type Unlocked = { kind: "key"; key: string } | { kind: "wrong" | "empty" | "wait" } | { kind: "none" };

/**
 * Tries a password on a link. Wrong ones are counted per network and link, and per link over all networks; the hash is
 * checked only while both counts allow it, so that guessing costs the attacker time and not our processor.
 */
export async function unlock(slug: string, password: unknown, headers: Headers): Promise<Unlocked> {
  const opened = await openLink(slug, { purpose: "page" });
  if (opened.kind !== "locked") return { kind: "none" };
  // No guess.
  if (password === "") return { kind: "empty" };
  const { share } = opened;
  const network = await consumeRateLimit("link-network", `${share.id} ${networkFromHeaders(headers)}`, GUESSES.network);
  if (!network.allowed) return { kind: "wait" };
  const link = await consumeRateLimit("link", share.id, GUESSES.link);
  if (!link.allowed) return { kind: "wait" };
  const given = typeof password === "string" && password.length <= LINK.passwordMax ? password : "";
  if (!(await verifyPassword(share.passwordHash, given, "links"))) return { kind: "wrong" };
  await Promise.all([clearRateLimit(network), refundRateLimit(link)]);
  return { kind: "key", key: makeKey(share, "page", dbNow()) };
}
