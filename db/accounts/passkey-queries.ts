import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { users } from "@/db/schema/accounts";
import { type ChallengePurpose, challenges, type Passkey, passkeys, recoveryCodes } from "@/db/schema/passkeys";

export async function listPasskeys(db: Db, { userId }: { userId: string }): Promise<Passkey[]> {
  return db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt));
}

/** A passkey by the id that a browser presents, with whether its account is disabled. Its signature decides. */
export async function findPasskey(db: Db, { id }: { id: string }) {
  const query = db
    .select({ passkey: passkeys, disabledAt: users.disabledAt })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.id, id));
  return firstOf(query.limit(1));
}

/** False when the credential is already somebody's, or the user has `most`. Holds the user's row while it counts. */
export async function insertPasskey(
  db: Db,
  passkey: Omit<Passkey, "createdAt" | "lastUsedAt">,
  { most }: { most: number },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, passkey.userId)).for("update");
    if ((await tx.$count(passkeys, eq(passkeys.userId, passkey.userId))) >= most) return false;
    return hasRows(tx.insert(passkeys).values(passkey).onConflictDoNothing().returning({ id: passkeys.id }));
  });
}

/** Records a use. False when another use has meanwhile counted as far: of two copies one is refused. */
export async function recordPasskeyUse(
  db: Db,
  use: { userId: string; id: string; from: number; counter: number; backedUp: boolean },
): Promise<boolean> {
  return hasRows(
    db
      .update(passkeys)
      .set({ counter: use.counter, backedUp: use.backedUp, lastUsedAt: sql`now()` })
      .where(and(ownRow(passkeys, use), eq(passkeys.counter, use.from)))
      .returning({ id: passkeys.id }),
  );
}

/** Replaces a user's recovery codes, whether used or not. */
export async function replaceRecoveryCodes(db: Db, key: { userId: string; codeHashes: string[] }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, key.userId));
    const { userId } = key;
    if (key.codeHashes.length > 0)
      await tx.insert(recoveryCodes).values(key.codeHashes.map((codeHash) => ({ userId, codeHash })));
  });
}

export async function countRecoveryCodes(db: Db, { userId }: { userId: string }): Promise<number> {
  return db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
}

/** Uses a code up; false when there is none or it was used. */
export async function takeRecoveryCode(db: Db, key: { userId: string; codeHash: string }): Promise<boolean> {
  const mine = and(eq(recoveryCodes.userId, key.userId), eq(recoveryCodes.codeHash, key.codeHash));
  return hasRows(
    db
      .update(recoveryCodes)
      .set({ usedAt: sql`now()` })
      .where(and(mine, isNull(recoveryCodes.usedAt)))
      .returning({ userId: recoveryCodes.userId }),
  );
}

export async function setSecondFactor(db: Db, { userId, on }: { userId: string; on: boolean }): Promise<void> {
  await db.update(users).set({ secondFactor: on }).where(eq(users.id, userId));
}

type NewChallenge = { tokenHash: string; purpose: ChallengePurpose; userId: string | null; challenge: string };

export async function insertChallenge(db: Db, { minutes, ...row }: NewChallenge & { minutes: number }): Promise<void> {
  await db.insert(challenges).values({ ...row, expiresAt: sql`now() + ${minutes} * interval '1 minute'` });
}

const named = (key: { tokenHash: string; purpose: ChallengePurpose }) =>
  and(
    eq(challenges.tokenHash, key.tokenHash),
    eq(challenges.purpose, key.purpose),
    gt(challenges.expiresAt, sql`now()`),
  );

type ChallengeKey = { tokenHash: string; purpose: ChallengePurpose };

export async function findChallenge(db: Db, key: ChallengeKey) {
  return firstOf(db.select().from(challenges).where(named(key)).limit(1));
}

/** Takes a challenge: presented again, it is gone. */
export async function takeChallenge(db: Db, key: ChallengeKey) {
  return firstOf(db.delete(challenges).where(named(key)).returning());
}

export async function deleteOldChallenges(db: Db): Promise<void> {
  await db.delete(challenges).where(lt(challenges.expiresAt, sql`now()`));
}
