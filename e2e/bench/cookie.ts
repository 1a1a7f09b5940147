import { encode } from "next-auth/jwt";
import type { Db } from "@/db/database";
import { sessions } from "@/db/schema/accounts";
import { AUTH_SECRET } from "@/e2e/faults/server-process";

const COOKIE = "authjs.session-token";

export type Cookie = { name: string; value: string };

/** Signs a user in. Returns the session cookie of their browser. */
export async function cookieOf(db: Db, userId: string): Promise<Cookie> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const [session] = await db.insert(sessions).values({ userId, expiresAt }).returning({ id: sessions.id });
  return {
    name: COOKIE,
    value: await encode({ token: { sid: session?.id, sub: userId }, secret: AUTH_SECRET, salt: COOKIE }),
  };
}
