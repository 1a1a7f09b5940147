import "server-only";
import { dbNow } from "@/db/clock";
import { networkFromHeaders } from "@/lib/accounts/network";
import { verifyPassword } from "@/lib/accounts/password";
import { attempt, forget, giveBack } from "@/lib/throttle";
import { makeKey } from "./key";
import { GUESSES, LINK } from "./limits";
import { openLink } from "./open-link";

/** `none`: there is nothing to unlock. */
export type Unlocked = { kind: "key"; key: string } | { kind: "wrong" } | { kind: "wait" } | { kind: "none" };

/**
 * Tries a password on a link. Wrong ones are counted per network and link, and per link over all networks; the hash is
 * checked only while both have tries left, so that guessing costs time and not our processor.
 */
export async function unlock(slug: string, password: unknown, headers: Headers): Promise<Unlocked> {
  const opened = await openLink(slug, { purpose: "page" });
  if (opened.kind !== "locked") return { kind: "none" };
  const { share } = opened;
  const network = await attempt("link-network", `${share.id} ${networkFromHeaders(headers)}`, GUESSES.network);
  if (!network.allowed) return { kind: "wait" };
  const link = await attempt("link", share.id, GUESSES.link);
  if (!link.allowed) return { kind: "wait" };
  const given = typeof password === "string" && password.length <= LINK.passwordMax ? password : "";
  if (!(await verifyPassword(share.passwordHash, given))) return { kind: "wrong" };
  await Promise.all([forget(network), giveBack(link)]);
  return { kind: "key", key: makeKey(share, "page", dbNow()) };
}
