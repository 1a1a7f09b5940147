import { createHash, randomBytes } from "node:crypto";

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The secret in the address of a one-time link: 256 random bits. The database keeps only its hash. */
export const makeOneTimeToken = (): string => randomBytes(32).toString("base64url");

/** The hash under which a link is stored; null for a text that can be no token. */
export const hashOneTimeToken = (token: unknown): string | null =>
  typeof token === "string" && SHAPE.test(token) ? createHash("sha256").update(token).digest("hex") : null;
