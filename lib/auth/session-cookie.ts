import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/env";
import { OLD_SESSION_COOKIE } from "@/lib/old-names";
import { authSecrets } from "@/lib/secret";
import { SESSION_DAYS } from "./limits";

export const AUTH_PATH = "/api/auth";

/** Decided by APP_URL and never by a header, so that the answer is the same for every request. */
export const secureCookies = (): boolean => env.appUrl.startsWith("https:");

/** The name of a cookie for all of this host: over https its prefix keeps other hosts of the domain from setting it. */
export const hostCookie = (name: string): string => (secureCookies() ? `__Host-${name}` : name);

export const sessionCookie = (): string => hostCookie("authjs.session-token");

/** Its earlier name over https: browsers keep such a cookie for a month. */
const oldSessionCookie = (): string | null => (secureCookies() ? OLD_SESSION_COOKIE : null);

/** What encrypts the cookie besides the secret: the same under both names, so that an update signs nobody out. */
export const sessionSalt = (): string => oldSessionCookie() ?? sessionCookie();

/** A Cookie header as next-auth reads it, with the current name in place of the old one. */
export function renamedCookies(header: string | null): string {
  const old = oldSessionCookie();
  if (header === null || old === null || header.includes(`${sessionCookie()}=`)) return header ?? "";
  return header.replace(`${old}=`, `${sessionCookie()}=`);
}

type Jar = { get(name: string): { value: string } | undefined };

/** The session cookie under its name, else under its old one. */
export const readSessionCookie = (jar: Jar): string | undefined => {
  const old = oldSessionCookie();
  return jar.get(sessionCookie())?.value ?? (old === null ? undefined : jar.get(old)?.value);
};

const MOST_READ = 500;
/** Session ids of cookies that were read before, and until when each is valid, in seconds. Decryption takes long. */
const read = new Map<string, { sid: string; until: number }>();

/** The session id in the cookie: signed by us and not expired. Does not check whether the session still exists. */
export async function sessionIdOfCookie(): Promise<string | null> {
  const token = readSessionCookie(await cookies());
  if (!token || token.length > 4096) return null;
  const known = read.get(token);
  if (known && known.until > Date.now() / 1000) return known.sid;
  try {
    const claims = await decode({ token, secret: authSecrets(), salt: sessionSalt() });
    if (typeof claims?.sid !== "string") return null;
    if (read.size >= MOST_READ) read.clear();
    if (claims.exp) read.set(token, { sid: claims.sid, until: claims.exp });
    return claims.sid;
  } catch {
    // Forged, truncated, or signed with a secret that is no longer known.
    return null;
  }
}

const attributes = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies() }) as const;

/** Gives this browser a cookie that names a session, as next-auth writes it. */
export async function setSessionCookie(token: { sid: string; sub: string }): Promise<void> {
  const maxAge = SESSION_DAYS * 86_400;
  const value = await encode({ token, secret: authSecrets(), salt: sessionSalt(), maxAge });
  (await cookies()).set(sessionCookie(), value, { ...attributes(), maxAge });
}

/** With the same attributes it was set with: a browser ignores a cookie with a prefix that comes without Secure. */
export async function dropSessionCookie(): Promise<void> {
  const jar = await cookies();
  for (const name of [sessionCookie(), oldSessionCookie()]) if (name) jar.set(name, "", { ...attributes(), maxAge: 0 });
}
