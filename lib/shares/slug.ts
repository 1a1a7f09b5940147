import { randomBytes } from "node:crypto";

const BYTES = 16;
const SHAPE = /^[A-Za-z0-9_-]{22}$/;

/** A new slug: 128 random bits, so that no video is ever found by guessing. */
export const makeSlug = (): string => randomBytes(BYTES).toString("base64url");

/** Whether a text could be a slug. Anything else needs no query. */
export const isSlug = (text: string): boolean => SHAPE.test(text);

/** The slug in the path of either kind of page that shows a link. */
export const slugOfPath = (path: string): string | null => /^\/(?:v|embed)\/([^/]+)\/?$/.exec(path)?.[1] ?? null;
