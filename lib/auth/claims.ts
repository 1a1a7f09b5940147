import { isVisible } from "@/lib/text/visible";
import { normalizeEmail } from "./email";

/** What an issuer says of a user. Only `sub` is certain to be there. */
export type Claims = { sub?: string; name?: string | null; email?: unknown; email_verified?: unknown };

/** Whether the claims leave open which e-mail it is, or whether it is verified. */
export const isSilent = ({ email, email_verified }: Claims): boolean => !email || (email_verified ?? null) === null;

/** Many issuers do not say so, and then the address counts; some write the word out. Anything else is a no. */
const isVerified = ({ email_verified: said }: Claims): boolean =>
  said === undefined || said === null || said === true || said === "true";

/**
 * What we keep of a user's claims. An unusable address becomes "", which the sign-in callback turns away; it says so
 * when the issuer has not verified it: whoever types any address there must not get the account of its owner here.
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
