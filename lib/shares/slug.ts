import { randomBytes } from "node:crypto";

const BYTES = 16;
const SHAPE = /^[A-Za-z0-9_-]{22}$/;

/** The name of a link: 128 random bits, so that no video is ever found by guessing. */
export const makeSlug = (): string => randomBytes(BYTES).toString("base64url");

/** Whether text could be a link's name at all. Anything else need not trouble the database. */
export const isSlug = (text: string): boolean => SHAPE.test(text);

/** The link that a page's path names, of those two kinds of page that show one. */
export const slugOfPath = (path: string): string | null => /^\/(?:v|embed)\/([^/]+)\/?$/.exec(path)?.[1] ?? null;
