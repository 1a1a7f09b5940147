import { getDb } from "@/db/client";
import "server-only";
import { deleteSession, findSession, insertSession } from "@/db/accounts/account-queries";
import { SESSION_DAYS } from "./limits";
import { sessionIdOfCookie } from "./session-cookie";

export const openSession = ({ userId, userAgent }: { userId: string; userAgent: string | null }): Promise<string> =>
  insertSession(getDb(), { userId, userAgent: userAgent?.slice(0, 300) ?? null, days: SESSION_DAYS });

/** Whether this browser is signed in. */
export async function hasSessionCookie(): Promise<boolean> {
  const sessionId = await sessionIdOfCookie();
  return sessionId !== null && (await findSession(getDb(), { sessionId })) !== null;
}

/**
 * Ends the session in this browser's cookie: the cookie is about to be replaced, and nobody could end it afterwards.
 */
export async function endSessionOfCookie(): Promise<void> {
  const sessionId = await sessionIdOfCookie();
  const found = sessionId ? await findSession(getDb(), { sessionId }) : null;
  if (sessionId && found) await deleteSession(getDb(), { userId: found.user.id, sessionId });
}
