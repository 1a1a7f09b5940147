import "server-only";
import ipaddr from "ipaddr.js";
import { env, type IpRange } from "@/env";
import { PEER_HEADER, peersAreKnown } from "./peer";

/** Reads an address as proxies write it: bare, in brackets, or with a port. Null when it is none. */
function parse(text: string | null | undefined): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const inBrackets = (text ?? "").trim().replace(/^\[|\](:\d+)?$/g, "");
  const bare = /^[\d.]+:\d+$/.test(inBrackets) ? inBrackets.slice(0, inBrackets.lastIndexOf(":")) : inBrackets;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/** The network that an address belongs to: one IPv4 address, or the /64 of an IPv6 household. */
export function networkOf(address: string | null | undefined): string | null {
  const parsed = parse(address);
  if (parsed === null) return null;
  if (parsed.kind() === "ipv4") return parsed.toString();
  const parts = parsed.toByteArray().slice(0, 8);
  return `${Buffer.from(parts).toString("hex")}/64`;
}

/**
 * The network that a request comes from. `peer` is the other end of the socket; each proxy appended the address that it
 * saw to X-Forwarded-For, and everything before that came from outside and may be forged.
 * - Proxies given by their addresses (none by default): from the peer back, the first address that is not one of them.
 *   This machine's own are always trusted, since no remote client has them.
 * - A number of proxies: that many entries from the end. A peer with a public address is no proxy but the client itself,
 *   unless proxies are given by their addresses.
 * On Vercel the platform writes the header, and the peer is a part of it.
 */
export function networkFromHeaders(
  headers: Headers,
  { trusted = env.TRUSTED_PROXIES, knownPeers = peersAreKnown() && !env.VERCEL } = {},
): string {
  const peer = knownPeers ? headers.get(PEER_HEADER) : null;
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").filter((hop) => hop.trim() !== "");
  const client = typeof trusted === "number" ? byCount(forwarded, peer, trusted) : byRanges(forwarded, peer, trusted);
  return networkOf(client) ?? networkOf(peer) ?? "unknown";
}

/** Whether the other end of a socket is a proxy in front of this server, whose headers count. */
export function isTrustedProxy(peer: string, trusted = env.TRUSTED_PROXIES): boolean {
  if (typeof trusted !== "number") return isProxy(peer, trusted);
  return trusted > 0 && parse(peer)?.range() !== "unicast";
}

function byCount(forwarded: string[], peer: string | null, count: number): string | null | undefined {
  const direct = parse(peer)?.range() === "unicast";
  return direct || count === 0 ? peer : (forwarded.at(-count) ?? forwarded[0]);
}

function byRanges(forwarded: string[], peer: string | null, ranges: IpRange[]): string | null | undefined {
  const hops = peer === null ? forwarded : [...forwarded, peer];
  return hops.findLast((hop) => !isProxy(hop, ranges)) ?? hops[0];
}

function isProxy(hop: string, ranges: IpRange[]): boolean {
  const address = parse(hop);
  // A peer without an address connected through a Unix socket.
  if (address === null) return hop === "";
  return (
    address.range() === "loopback" || ranges.some((range) => address.kind() === range[0].kind() && address.match(range))
  );
}
