import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSession, touchSession } from "@/db/accounts";
import { dbNow } from "@/db/clock";
import { SEEN_EVERY_MS } from "./accounts/limits";
import { PATH_HEADER, safeNext } from "./accounts/next-path";
import { sessionIdOfCookie } from "./auth-cookie";

/** Who is asking. */
export type Viewer = { id: string; email: string; name: string | null; image: string | null; sessionId: string };

/**
 * The signed-in person of this request, or null. Looked up in the database each time, so that a revoked session ends at
 * once. Throws when the database does: an unknown answer must not look like a signed-out person, nor like anyone.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await sessionIdOfCookie();
  const found = sessionId ? await findSession(sessionId) : null;
  if (!sessionId || !found) return null;
  if (dbNow().getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_MS) await touchSession(sessionId, SEEN_EVERY_MS);
  return { ...found.user, sessionId };
});

/** The signed-in person; sends anybody else to /sign-in and back again afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  const here: string = safeNext((await headers()).get(PATH_HEADER));
  redirect(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}

/** Whether a session that was good a moment ago still is: for what stays open, such as a stream. */
export async function isSessionAlive(sessionId: string): Promise<boolean> {
  return (await findSession(sessionId)) !== null;
}
