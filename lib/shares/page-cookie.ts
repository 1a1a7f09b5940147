import { env } from "@/env";

/**
 * The one thing a link with a password keeps in a browser: its key, for this link's own path, until the browser closes.
 * A link without a password keeps nothing.
 */
export const keyCookie = (slug: string): string => `ninefold-key-${slug}`;

export const keyCookieOptions = (slug: string) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: env.appUrl.startsWith("https:"),
  path: `/v/${slug}`,
});
