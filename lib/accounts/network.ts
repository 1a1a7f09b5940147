import "server-only";
import ipaddr from "ipaddr.js";
import { PEER_HEADER, peersAreKnown } from "./peer";

/** The network that an address belongs to: one IPv4 address, or the /64 that an IPv6 household is given. */
export function networkOf(address: string | null | undefined): string | null {
  const text = (address ?? "").trim().replace(/^\[|\](:\d+)?$/g, "");
  const bare = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(text) ? text.slice(0, text.lastIndexOf(":")) : text;
  if (!ipaddr.isValid(bare)) return null;
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const parts = parsed.toByteArray().slice(0, 8);
  return `${Buffer.from(parts).toString("hex")}/64`;
}

const isPublic = (address: string) => ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";

/**
 * Which network a request comes from.
 * A peer with a public address is the client itself, and whatever it wrote into X-Forwarded-For is its own invention.
 * A peer with a private address is a proxy of ours, which appended the address that it saw: only that last entry
 * counts, since all before it came from outside. Where no peer is known (Vercel), the platform wrote the header.
 */
export function networkFromHeaders(headers: Headers, knownPeers = peersAreKnown()): string {
  const peer = knownPeers ? headers.get(PEER_HEADER) : null;
  if (peer && isPublic(peer)) return networkOf(peer) ?? "unknown";
  const last = headers.get("x-forwarded-for")?.split(",").at(-1);
  return networkOf(last) ?? networkOf(peer) ?? "unknown";
}
