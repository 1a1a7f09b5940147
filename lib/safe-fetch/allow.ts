import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * A place that may be fetched from although the guard would refuse it.
 * - origin: exactly this scheme, host and port, whatever its name resolves to
 * - host: this host over http or https, on any port (or only on `port`), whatever its name resolves to; a leading `*.`
 *   stands for every subdomain
 * - range: these addresses. A literal one is allowed over http and on any port; a name may resolve to one, but still
 *   needs https on port 443. A proxy that answers every name with an address of its own makes that necessary.
 */
export type FetchPlace =
  | { kind: "origin"; origin: string }
  | { kind: "host"; host: string; port: string | null }
  | { kind: "range"; range: ReturnType<typeof ipaddr.parseCIDR> };

export type FetchAllow = readonly FetchPlace[];

/** Reads a list such as `198.18.0.0/15, cdn.example.com, http://10.0.0.7:9000`. Null for an invalid entry. */
export function parseFetchAllow(list: string): (FetchPlace | null)[] {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== "");
  return entries.map((entry) => (entry.includes("://") ? originOf(entry) : (rangeOf(entry) ?? hostOf(entry))));
}

/** Whether an address is allowed as it is, with any scheme and port and whatever its name resolves to. */
export function isAllowedUrl(url: URL, allow: FetchAllow): boolean {
  return allow.some((place) => isAt(url, place));
}

function isAt(url: URL, place: FetchPlace): boolean {
  switch (place.kind) {
    case "origin":
      return url.origin === place.origin;
    case "host":
      return isHost(url.hostname, place.host) && (place.port === null || place.port === portOf(url));
    case "range":
      return inRange(url.hostname.replace(/^\[|\]$/g, ""), place.range);
  }
}

/** Whether an IP address is in one of the allowed ranges. */
export function isAllowedAddress(address: string, allow: FetchAllow): boolean {
  return allow.some((place) => place.kind === "range" && inRange(address, place.range));
}

function originOf(entry: string): FetchPlace | null {
  if (!URL.canParse(entry)) return null;
  const { protocol, username, password, pathname, search, hash, origin } = new URL(entry);
  const bare = username + password + search + hash === "" && pathname === "/";
  return bare && (protocol === "http:" || protocol === "https:") ? { kind: "origin", origin } : null;
}

/** Only in full: the parser would read 10/8 as 0.0.0.10/8, which nobody means. */
function rangeOf(entry: string): FetchPlace | null {
  const [, address = "", bits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(entry.replace(/^\[(.*)\]$/, "$1")) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const cidr = `${address}/${bits ?? (version === 4 ? 32 : 128)}`;
  return ipaddr.isValidCIDR(cidr) ? { kind: "range", range: ipaddr.parseCIDR(cidr) } : null;
}

function hostOf(entry: string): FetchPlace | null {
  const [, below = "", name = "", port = null] = /^(\*\.)?([^\s/@?#[\]*:]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  if (name === "" || !URL.canParse(`http://${name}:${port ?? 80}`)) return null;
  return { kind: "host", host: below + new URL(`http://${name}`).hostname, port };
}

const isHost = (hostname: string, host: string): boolean =>
  host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;

const portOf = (url: URL): string => url.port || (url.protocol === "https:" ? "443" : "80");

function inRange(address: string, [base, bits]: ReturnType<typeof ipaddr.parseCIDR>): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address);
  return found.kind() === base.kind() && found.match(base, bits);
}
