import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { type FetchAllow, isAllowedAddress } from "./allow";
import { FetchGuardError } from "./error";
import { isPublicAddress } from "./public-address";

/** Every address of a name. Tests pass their own; the system's resolver is the default. */
export type Resolve = (hostname: string) => Promise<string[]>;

const system: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * The lookup that the socket itself makes. Checking here, and not before, leaves no time in which the name can change
 * its answer: what was checked is what is dialed. One address that is not public rejects the name, since no honest host
 * has both.
 */
export function guardedLookup(trusted: boolean, allow: FetchAllow, resolve: Resolve = system): LookupFunction {
  const isFit = (address: string) => isPublicAddress(address) || isAllowedAddress(address, allow);
  return (hostname, options, callback) => {
    const found = resolve(hostname).then((addresses) => {
      if (!trusted && !addresses.every(isFit)) throw new FetchGuardError("private_address");
      const wanted = addresses
        .map((address) => ({ address, family: isIP(address) }))
        .filter(({ family }) => family !== 0 && (!options.family || options.family === family));
      const [first] = wanted;
      if (first === undefined) throw new FetchGuardError("unreachable");
      return { first, wanted };
    });
    found.then(
      ({ first, wanted }) => (options.all ? callback(null, wanted) : callback(null, first.address, first.family)),
      (error: Error) => callback(error, ""),
    );
  };
}
