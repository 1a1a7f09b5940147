import { and, eq, gt, isNull, sql } from "drizzle-orm";
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

/** Uses a reset link up, sets the password and ends every session of its user, or none of these. */
export async function resetPassword(
  db: Db,
  { link, passwordHash }: { link: { id: string; userId: string }; passwordHash: string },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await takeOneTimeLink(tx, { id: link.id, usedBy: link.userId }))) return false;
    await tx.update(users).set({ passwordHash }).where(eq(users.id, link.userId));
    await deleteAllSessions(tx, link);
    return true;
  });
}
