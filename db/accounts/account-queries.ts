import { and, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { accounts, sessions, type User, users } from "@/db/schema/accounts";

export async function findUserByEmail(db: Db, { email }: { email: string }): Promise<User | null> {
  return firstOf(db.select().from(users).where(eq(users.email, email)).limit(1));
}

export async function findUser(db: Db, { userId }: { userId: string }): Promise<User | null> {
  return firstOf(db.select().from(users).where(eq(users.id, userId)).limit(1));
}

export async function setName(db: Db, { userId, name }: { userId: string; name: string | null }): Promise<void> {
  await db.update(users).set({ name }).where(eq(users.id, userId));
}

/** The user's stored time zone, or null. */
export async function findTimeZone(db: Db, { userId }: { userId: string }): Promise<string | null> {
  const [user] = await db.select({ timeZone: users.timeZone }).from(users).where(eq(users.id, userId)).limit(1);
  return user?.timeZone ?? null;
}

export async function setTimeZone(db: Db, { userId, timeZone }: { userId: string; timeZone: string }): Promise<void> {
  await db.update(users).set({ timeZone }).where(eq(users.id, userId));
}

/** Stores the first time zone that a browser reports; a zone that the user chose since then stays. */
export async function saveFirstTimeZone(
  db: Db,
  { userId, timeZone }: { userId: string; timeZone: string },
): Promise<void> {
  await db
    .update(users)
    .set({ timeZone })
    .where(and(eq(users.id, userId), isNull(users.timeZone)));
}

/**
 * Sets the password, ends every session except `keep` and disconnects `providers`, in one transaction. Only while the
 * old hash is still current, so that of two concurrent changes one wins and the other one finds out. `keep` null: every
 * session stays.
 */
export async function setPassword(
  db: Db,
  change: { userId: string; from: string | null; to: string; keep: string | null; providers?: string[] },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const unchanged = sql`${users.passwordHash} is not distinct from ${change.from}`;
    const changed = await tx
      .update(users)
      .set({ passwordHash: change.to })
      .where(and(eq(users.id, change.userId), unchanged))
      .returning({ id: users.id });
    if (changed.length === 0) return false;
    const { userId, keep, providers = [] } = change;
    if (keep !== null) await deleteOtherSessions(tx, { userId, keep });
    if (providers.length > 0)
      await tx.delete(accounts).where(and(eq(accounts.userId, userId), inArray(accounts.provider, providers)));
    return true;
  });
}

export async function insertSession(db: Db, session: { userId: string; userAgent: string | null; days: number }) {
  const expiresAt = sql`now() + ${session.days} * interval '1 day'`;
  const [made] = await db
    .insert(sessions)
    .values({ userId: session.userId, userAgent: session.userAgent, expiresAt })
    .returning({ id: sessions.id });
  if (!made) throw new Error("the session was not inserted");
  await setSeen(db, session);
  return made.id;
}

/** Neither expired nor unused for too long. */
const alive = ({ idleDays }: { idleDays: number }) =>
  and(gt(sessions.expiresAt, sql`now()`), gt(sessions.lastSeenAt, sql`now() - ${idleDays} * interval '1 day'`));

/** The user of a session that has not ended in any way, and whose account is not disabled. */
export async function findSession(db: Db, { sessionId, idleDays }: { sessionId: string; idleDays: number }) {
  const { id, email, name, image, timeZone, role } = users;
  const query = db
    .select({
      user: { id, email, name, image, timeZone, role },
      lastSeenAt: sessions.lastSeenAt,
      authenticatedAt: sessions.authenticatedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), alive({ idleDays }), isNull(users.disabledAt)));
  return firstOf(query.limit(1));
}

/** Those of the sessions that `findSession` would find. */
export async function aliveSessions(
  db: Db,
  { sessionIds, idleDays }: { sessionIds: readonly string[]; idleDays: number },
): Promise<string[]> {
  const found = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.id, [...sessionIds]), alive({ idleDays }), isNull(users.disabledAt)));
  return found.map(({ id }) => id);
}

/** Several requests may find the session stale at once; only the first one writes. */
export async function touchSession(
  db: Db,
  { sessionId, staleAfterMs }: { sessionId: string; staleAfterMs: number },
): Promise<void> {
  const stale = sql`now() - ${staleAfterMs} * interval '1 millisecond'`;
  const touched = await firstOf(
    db
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, stale)))
      .returning({ userId: sessions.userId }),
  );
  if (touched) await setSeen(db, touched);
}

/** Sessions end and are deleted; an administrator still sees when the user was last here. */
async function setSeen(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.update(users).set({ lastSeenAt: sql`now()` }).where(eq(users.id, userId));
}

/** The user has just proved again who they are, in this session. */
export async function setAuthenticated(db: Db, key: { userId: string; sessionId: string }): Promise<void> {
  await db
    .update(sessions)
    .set({ authenticatedAt: sql`now()` })
    .where(ownRow(sessions, { id: key.sessionId, userId: key.userId }));
}

export async function listSessions(db: Db, { userId, idleDays }: { userId: string; idleDays: number }) {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), alive({ idleDays })))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100);
}

export async function deleteSession(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  return hasRows(
    db
      .delete(sessions)
      .where(ownRow(sessions, { id: sessionId, userId }))
      .returning(),
  );
}

export async function deleteOtherSessions(db: Db, { userId, keep }: { userId: string; keep: string }): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, keep)));
}

export async function deleteAllSessions(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

export async function deleteExpiredSessions(db: Db, { idleDays }: { idleDays: number }): Promise<void> {
  const unused = lt(sessions.lastSeenAt, sql`now() - ${idleDays} * interval '1 day'`);
  await db.delete(sessions).where(or(lt(sessions.expiresAt, sql`now()`), unused));
}

export async function listProviders(db: Db, { userId }: { userId: string }): Promise<string[]> {
  const rows = await db
    .select({ provider: accounts.provider })
    .from(accounts)
    .where(eq(accounts.userId, userId))
    .orderBy(accounts.provider);
  return rows.map(({ provider }) => provider);
}
