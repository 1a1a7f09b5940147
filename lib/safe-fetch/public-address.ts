import ipaddr from "ipaddr.js";

/** All addresses that have been assigned so far; everything else in IPv6 is special, reserved, or wraps IPv4. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address is a plain public one. Everything else is refused, not only known private ranges: the list of
 * special ranges is long and grows (the cloud's metadata service, tunnels, IPv4 wrapped in IPv6).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
