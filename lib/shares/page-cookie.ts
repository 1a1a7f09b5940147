import { env } from "@/env";

/**
 * The only cookie of a password-protected link: its key, for this link's own path, until the browser closes. A link
 * without a password sets none.
 */
export const keyCookie = (slug: string): string => `ninefold-key-${slug}`;

export const keyCookieOptions = (slug: string) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  secure: env.appUrl.startsWith("https:"),
  path: `/v/${slug}`,
});
