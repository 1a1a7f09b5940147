import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/database";
import { users } from "@/db/schema/accounts";

export type Denied = "not_found" | "last_admin";

/**
 * Changes a user so that they are no administrator who can sign in, unless they are the last one. Holds the rows of all
 * of them, so that two administrators cannot remove each other at once.
 */
export async function unlessLastAdmin(
  db: Db,
  userId: string,
  change: (tx: Db) => Promise<boolean>,
): Promise<Denied | null> {
  return db.transaction(async (tx) => {
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
      .orderBy(users.id)
      .for("update");
    if (admins.length === 1 && admins[0]?.id === userId) return "last_admin";
    return (await change(tx)) ? null : "not_found";
  });
}
