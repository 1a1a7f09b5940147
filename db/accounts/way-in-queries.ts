import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { accounts, users } from "@/db/schema/accounts";
import { passkeys, recoveryCodes } from "@/db/schema/passkeys";

/** What this server offers to sign in with. */
type Offered = { password: boolean; providers: string[] };

/** Rolls the transaction back. */
class LastWayIn extends Error {}

/**
 * Removes one of the ways in which a user signs in, unless it is the last one that works here. Holds the user's row, so
 * that of two removals at once the second one counts what the first one left.
 */
async function unlessLast(
  db: Db,
  { userId, offered }: { userId: string; offered: Offered },
  remove: (tx: Db) => Promise<boolean>,
): Promise<"removed" | "not_found" | "last"> {
  try {
    return await db.transaction(async (tx) => {
      const user = await firstOf(
        tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId)).for("update"),
      );
      if (!user || !(await remove(tx))) return "not_found";
      const keys = await tx.$count(passkeys, eq(passkeys.userId, userId));
      const linked = await tx.select({ provider: accounts.provider }).from(accounts).where(eq(accounts.userId, userId));
      const others = linked.some(({ provider }) => offered.providers.includes(provider));
      if (keys === 0 && !others && !(offered.password && user.hash !== null)) throw new LastWayIn();
      if (keys === 0) {
        // Without a passkey there is no second factor: the codes alone would lock the user out when they are used up.
        await tx.update(users).set({ secondFactor: false }).where(eq(users.id, userId));
        await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
      }
      return "removed";
    });
  } catch (error) {
    if (error instanceof LastWayIn) return "last";
    throw error;
  }
}

type Key = { userId: string; offered: Offered };

export const disconnectProvider = (db: Db, key: Key & { provider: string }) =>
  unlessLast(db, key, (tx) =>
    hasRows(
      tx
        .delete(accounts)
        .where(and(eq(accounts.userId, key.userId), eq(accounts.provider, key.provider)))
        .returning({ userId: accounts.userId }),
    ),
  );

export const deletePasskey = (db: Db, key: Key & { id: string }) =>
  unlessLast(db, key, (tx) => hasRows(tx.delete(passkeys).where(ownRow(passkeys, key)).returning({ id: passkeys.id })));
