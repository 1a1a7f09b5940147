import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/env";
import { authSecrets } from "@/lib/secret";
import { SESSION_DAYS } from "./limits";

export const AUTH_PATH = "/api/auth";

/** Decided by APP_URL and never by a header, so that the answer is the same for every request. */
export const secureCookies = (): boolean => env.appUrl.startsWith("https:");

export const sessionCookie = (): string => (secureCookies() ? "__Secure-authjs.session-token" : "authjs.session-token");

const MOST_READ = 500;
/** Session ids of cookies that were read before, and until when each is valid, in seconds. Decryption takes long. */
const read = new Map<string, { sid: string; until: number }>();

/** The session id in the cookie: signed by us and not expired. Does not check whether the session still exists. */
export async function sessionIdOfCookie(): Promise<string | null> {
  const name = sessionCookie();
  const token = (await cookies()).get(name)?.value;
  if (!token || token.length > 4096) return null;
  const known = read.get(token);
  if (known && known.until > Date.now() / 1000) return known.sid;
  try {
    const claims = await decode({ token, secret: authSecrets(), salt: name });
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
  const name = sessionCookie();
  const maxAge = SESSION_DAYS * 86_400;
  const value = await encode({ token, secret: authSecrets(), salt: name, maxAge });
  (await cookies()).set(name, value, { ...attributes(), maxAge });
}

/** With the same attributes it was set with: a browser ignores a "__Secure-" cookie that comes without Secure. */
export async function dropSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", { ...attributes(), maxAge: 0 });
}
