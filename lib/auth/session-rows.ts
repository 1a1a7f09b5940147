import { getDb } from "@/db/client";
import "server-only";
import { deleteSession, findSession, insertSession } from "@/db/accounts/account-queries";
import { dbNow } from "@/db/clock";
import { recordEvent } from "@/lib/security/events";
import { CONFIRMED_MS, SESSION_DAYS, SESSION_IDLE_DAYS } from "./limits";
import { sessionIdOfCookie, setSessionCookie } from "./session-cookie";

/** The session of an id, with its user, unless it has ended. */
export const sessionOf = (sessionId: string) => findSession(getDb(), { sessionId, idleDays: SESSION_IDLE_DAYS });

/** Whether its user proved a moment ago who they are. */
export const isConfirmed = ({ authenticatedAt }: { authenticatedAt: Date }): boolean =>
  dbNow().getTime() - authenticatedAt.getTime() < CONFIRMED_MS;

type SignedIn = { userId: string; method: string; headers: Headers };

/**
 * Opens a session for a user who has proved who they are, in place of the one in this browser's cookie. Returns what the
 * new cookie holds: it contains nothing about the user, it names a row, and the row is looked up each time.
 */
export async function openSession({ userId, method, headers }: SignedIn): Promise<{ sid: string; sub: string }> {
  await endSessionOfCookie();
  const userAgent = headers.get("user-agent")?.slice(0, 300) ?? null;
  const sid = await insertSession(getDb(), { userId, userAgent, days: SESSION_DAYS });
  await recordEvent({ kind: "sign_in", actorId: userId, subjectId: userId, headers, detail: { method } });
  return { sid, sub: sid };
}

/** The same for a sign-in without a service: sets the cookie too. */
export const signInAs = async (who: SignedIn): Promise<void> => setSessionCookie(await openSession(who));

/** The session of this browser, or null. */
export async function sessionOfCookie() {
  const sessionId = await sessionIdOfCookie();
  return sessionId === null ? null : sessionOf(sessionId);
}

/**
 * Ends the session in this browser's cookie: the cookie is about to be replaced, and nobody could end it afterwards.
 */
export async function endSessionOfCookie(): Promise<void> {
  const sessionId = await sessionIdOfCookie();
  const found = sessionId ? await sessionOf(sessionId) : null;
  if (sessionId && found) await deleteSession(getDb(), { userId: found.user.id, sessionId });
}
