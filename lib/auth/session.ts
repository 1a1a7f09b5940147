import { getDb } from "@/db/client";
import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { aliveSessions, saveFirstTimeZone, touchSession } from "@/db/accounts/account-queries";
import { dbNow } from "@/db/clock";
import type { UserRole } from "@/db/schema/accounts";
import { browserTimeZone } from "@/lib/preferences/read";
import { knownZone, UTC } from "@/lib/text/time-zone";
import { SEEN_EVERY_MS, SESSION_IDLE_DAYS } from "./limits";
import { PATH_HEADER, safeNext } from "./next-path";
import { sessionIdOfCookie } from "./session-cookie";
import { isConfirmed, sessionOf } from "./session-rows";

/** The signed-in user and the time zone of their days: the account's, or UTC until a browser sent one. */
export type SignedInUser = {
  id: string;
  email: string;
  name: string | null;
  image: string | null;
  role: UserRole;
  timeZone: string;
  sessionId: string;
  /** Whether they proved a moment ago who they are, as what matters for security asks. */
  confirmed: boolean;
};

/**
 * The signed-in user of this request, or null. Looked up in the database each time, so that a revoked session ends at
 * once. Throws when the database does: an unknown answer must look neither like a signed-out user nor like any user.
 */
export const getUser = cache(async (): Promise<SignedInUser | null> => {
  const sessionId = await sessionIdOfCookie();
  const found = sessionId ? await sessionOf(sessionId) : null;
  if (!sessionId || !found) return null;
  if (dbNow().getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await touchSession(getDb(), { sessionId, staleAfterMs: SEEN_EVERY_MS });
  return { ...found.user, timeZone: await zoneOf(found.user), sessionId, confirmed: isConfirmed(found) };
});

/** A user without a zone gets the first one that their browser sends, so that a second device shows the same days. */
async function zoneOf(user: { id: string; timeZone: string | null }): Promise<string> {
  if (user.timeZone !== null) return knownZone(user.timeZone);
  const zone = await browserTimeZone();
  if (zone === null) return UTC;
  await saveFirstTimeZone(getDb(), { userId: user.id, timeZone: zone });
  return zone;
}

/** The signed-in user; redirects others to /sign-in and back afterwards. */
export async function requireUser(): Promise<SignedInUser> {
  const user = await getUser();
  if (user) return user;
  const here: string = safeNext((await headers()).get(PATH_HEADER));
  redirect(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}

/** Which of the sessions are still valid, for connections that stay open, such as streams. */
export const aliveOf = async (sessionIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await aliveSessions(getDb(), { sessionIds, idleDays: SESSION_IDLE_DAYS }));
