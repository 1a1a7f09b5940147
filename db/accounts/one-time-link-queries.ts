import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows } from "@/db/rows";
import { type LinkKind, type OneTimeLink, oneTimeLinks, users } from "@/db/schema/accounts";
import { deleteAllSessions } from "./account-queries";

type Key = { kind: LinkKind; tokenHash: string };

/** The link of this token, whatever has become of it. */
export async function findOneTimeLink(db: Db, { kind, tokenHash }: Key): Promise<OneTimeLink | null> {
  const query = db
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.kind, kind), eq(oneTimeLinks.tokenHash, tokenHash)));
  return firstOf(query.limit(1));
}

/** Uses a link up. False when somebody else has just used it, or when it was revoked or expired: the row decides. */
export async function takeOneTimeLink(db: Db, { id, usedBy }: { id: string; usedBy: string }): Promise<boolean> {
  const { usedAt, revokedAt, expiresAt } = oneTimeLinks;
  return hasRows(
    db
      .update(oneTimeLinks)
      .set({ usedAt: sql`now()`, usedBy })
      .where(and(eq(oneTimeLinks.id, id), isNull(usedAt), isNull(revokedAt), gt(expiresAt, sql`now()`)))
      .returning({ id: oneTimeLinks.id }),
  );
}

/** Records a link that is mailed to a user. It lasts `minutes`. */
export async function insertMailedLink(
  db: Db,
  {
    minutes,
    ...link
  }: { kind: "password_reset" | "email"; tokenHash: string; userId: string; email: string; minutes: number },
): Promise<void> {
  const expiresAt = sql`now() + ${minutes} * interval '1 minute'`;
  await db.insert(oneTimeLinks).values({ ...link, createdBy: link.userId, expiresAt });
}

/** Revokes what could still be used of a user's links of one kind. */
async function revokeLinks(db: Db, { userId, kind }: { userId: string; kind: LinkKind }): Promise<void> {
  const open = and(isNull(oneTimeLinks.usedAt), isNull(oneTimeLinks.revokedAt));
  await db
    .update(oneTimeLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.kind, kind), open));
}

/**
 * Uses up a link of the kind `email`: its address becomes the user's, and verified. "taken" when another account has it
 * by now; false when the link could no longer be used.
 */
export async function verifyEmail(
  db: Db,
  { link }: { link: { id: string; userId: string; email: string } },
): Promise<boolean | "taken"> {
  return db.transaction(async (tx) => {
    const other = and(eq(users.email, link.email), ne(users.id, link.userId));
    if (await hasRows(tx.select({ id: users.id }).from(users).where(other))) return "taken";
    if (!(await takeOneTimeLink(tx, { id: link.id, usedBy: link.userId }))) return false;
    await setEmail(tx, { ...link, verified: true });
    await revokeLinks(tx, { userId: link.userId, kind: "email" });
    return true;
  });
}

/** Changes a user's address. Throws when another account has it: the unique index decides. */
export async function setEmail(
  db: Db,
  { userId, email, verified }: { userId: string; email: string; verified: boolean },
): Promise<void> {
  await db
    .update(users)
    .set({ email, emailVerified: verified ? sql`now()` : null })
    .where(eq(users.id, userId));
}

/**
 * Uses a reset link up, sets the password and ends every session of its user, or none of these. One that was mailed to
 * the account's address also verifies it. Other reset links of the user end with it.
 */
export async function resetPassword(
  db: Db,
  { link, passwordHash }: { link: { id: string; userId: string }; passwordHash: string },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await takeOneTimeLink(tx, { id: link.id, usedBy: link.userId }))) return false;
    const mailed = sql`exists (select 1 from ${oneTimeLinks} l where l.id = ${link.id} and l.email = ${users.email})`;
    const emailVerified = sql`case when ${mailed} then coalesce(${users.emailVerified}, now()) else ${users.emailVerified} end`;
    await tx.update(users).set({ passwordHash, emailVerified }).where(eq(users.id, link.userId));
    await revokeLinks(tx, { userId: link.userId, kind: "password_reset" });
    await deleteAllSessions(tx, link);
    return true;
  });
}
