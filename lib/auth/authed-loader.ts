import "server-only";
import { cache } from "react";
import { requireUser, type SignedInUser } from "./session";

/**
 * Wraps every loader of a signed-in user's data; others are redirected to /sign-in. It runs once per request for the
 * same arguments, although the page, its metadata and its parts all ask; objects are compared by identity.
 */
export function authedLoader<Args extends unknown[], Data>(
  load: (user: SignedInUser, ...args: Args) => Promise<Data>,
): (...args: Args) => Promise<Data> {
  return cache(async (...args: Args) => load(await requireUser(), ...args));
}
