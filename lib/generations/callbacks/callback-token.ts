import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** An unguessable token of one attempt, part of its callback's address. The database keeps only the hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Compares in constant time: hashes of equal length, so that nothing can be learned byte by byte. */
export function tokenMatches(token: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(token), "hex"), Buffer.from(hash, "hex"));
}

export const callbackUrl = (of: { origin: string; provider: string; attempt: { id: string; token: string } }): string =>
  `${of.origin}/api/callbacks/${of.provider}/${of.attempt.id}/${of.attempt.token}`;
