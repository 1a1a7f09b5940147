import ipaddr from "ipaddr.js";

/** Names that never resolve on the public internet (RFC 6761, RFC 8375, RFC 9476). */
const PRIVATE_SUFFIXES = [".localhost", ".local", ".internal", ".test", ".example", ".invalid", ".home.arpa", ".lan"];

/**
 * Whether an address is reachable only near this machine: a loopback or private IP, a single-label name, or a name that
 * the public DNS does not serve. A remote provider could neither call it back nor fetch images from it.
 */
export function isPrivateOrigin(address: string): boolean {
  const host = hostOf(address);
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== "unicast";
  return !host.includes(".") || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}

/** Whether an address means the very machine on which it is opened, so that it leads elsewhere on any other one. */
export function isLoopbackOrigin(address: string): boolean {
  const host = hostOf(address);
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === "loopback";
  return host === "localhost" || host.endsWith(".localhost");
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, "").toLowerCase();
