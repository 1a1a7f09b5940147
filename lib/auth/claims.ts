import { isVisible } from "@/lib/text/visible";
import { normalizeEmail } from "./email";

/** An issuer's claims about a user. Only `sub` is certain to be present. */
export type Claims = { sub?: string; name?: string | null; email?: unknown; email_verified?: unknown };

/** Whether the claims lack the e-mail, or whether it is verified. */
export const isSilent = ({ email, email_verified }: Claims): boolean => !email || (email_verified ?? null) === null;

/** Many issuers leave it out, and then the address counts; some send it as text. Anything else means unverified. */
const isVerified = ({ email_verified: said }: Claims): boolean =>
  said === undefined || said === null || said === true || said === "true";

/**
 * What we keep of a user's claims. An unusable address becomes "", which the sign-in callback rejects; the result says
 * when the issuer has not verified it: typing an address at the issuer must not give access to its owner's account
 * here.
 */
export function userOf(id: string, claims: Claims) {
  const unverified = Boolean(claims.email) && !isVerified(claims);
  return {
    id,
    name: claims.name && isVisible(claims.name) ? claims.name.slice(0, 80) : null,
    email: (!unverified && normalizeEmail(claims.email)) || "",
    image: null,
    ...(unverified && { emailUnverified: true }),
  };
}
