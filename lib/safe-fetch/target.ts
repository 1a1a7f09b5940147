import { isIP } from "node:net";
import { type FetchAllow, isAllowedUrl } from "./allow";
import type { FetchGuardCode } from "./error";
import { isPublicAddress } from "./public-address";

const LONGEST = 4_096;

/** `trusted`: allowed by name, so it may be plain http, on any port, and anywhere. */
export type Target = { ok: true; url: URL; trusted: boolean } | { ok: false; error: FetchGuardCode };

/**
 * Checks an address before anything is dialed. URL has already normalized every spelling of an IPv4 address (decimal,
 * hex, octal, short, full-width); a literal address is checked here because it is never looked up.
 */
export function judgeTarget(text: string, base: URL | undefined, allow: FetchAllow): Target {
  if (text.length > LONGEST || !URL.canParse(text, base)) return { ok: false, error: "bad_url" };
  const url = new URL(text, base);
  if (url.username !== "" || url.password !== "") return { ok: false, error: "bad_url" };
  const web = url.protocol === "http:" || url.protocol === "https:";
  if (web && isAllowedUrl(url, allow)) return { ok: true, url, trusted: true };
  if (url.protocol !== "https:") return { ok: false, error: "not_https" };
  if (url.hostname === "") return { ok: false, error: "bad_url" };
  if (url.port !== "") return { ok: false, error: "other_port" };
  const host = bareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return { ok: false, error: "private_address" };
  return { ok: true, url, trusted: false };
}

/** The host in a socket's form: an IPv6 address without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}
