import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows } from "@/db/rows";
import { type OneTimeLink, type User, type UserRole, users } from "@/db/schema/accounts";
import { findOneTimeLink, takeOneTimeLink } from "./one-time-link-queries";

type NewUser = Pick<User, "email" | "name"> & Partial<Pick<User, "passwordHash" | "image" | "emailVerified">>;
/** What a decision is made of: whether there is no account yet, and the invitation that was presented. */
export type Applicant = { email: string; first: boolean; invitation: OneTimeLink | null };
export type Registered<Refusal> = { user: User } | { refused: Refusal } | "taken";

/** Rolls the transaction back, with the invitation that was just used up. */
class NotRegistered extends Error {}

export async function hasUsers(db: Db): Promise<boolean> {
  return hasRows(db.select({ id: users.id }).from(users).limit(1));
}

/**
 * Adds an account if `decide` lets it in, and uses its invitation up. One at a time, for as long as the transaction
 * takes: of two first accounts at once one would not know of the other, and both would become administrators. "taken"
 * when the address has an account: the unique index decides.
 */
export async function registerUser<Refusal>(
  db: Db,
  { user, tokenHash }: { user: NewUser; tokenHash: string | null },
  decide: (applicant: Applicant) => { ok: true; role: UserRole } | { ok: false; error: Refusal },
  tries = 2,
): Promise<Registered<Refusal>> {
  try {
    return await db.transaction(async (tx): Promise<Registered<Refusal>> => {
      await tx.execute(sql`select pg_advisory_xact_lock(90909091)`);
      const first = !(await hasUsers(tx));
      const invitation = tokenHash ? await findOneTimeLink(tx, { kind: "invitation", tokenHash }) : null;
      const decision = decide({ email: user.email, first, invitation });
      if (!decision.ok) return { refused: decision.error };
      const { creditsDay = null, creditsMonth = null } = invitation ?? {};
      const values = { ...user, role: decision.role, creditsDay, creditsMonth };
      const made = await firstOf(tx.insert(users).values(values).onConflictDoNothing().returning());
      if (!made) return "taken";
      if (invitation && !(await takeOneTimeLink(tx, { id: invitation.id, usedBy: made.id }))) throw new NotRegistered();
      return { user: made };
    });
  } catch (error) {
    if (!(error instanceof NotRegistered) || tries === 1) throw error;
    // Used, revoked or expired since it was read a moment ago: decided once more, it is refused.
    return registerUser(db, { user, tokenHash }, decide, tries - 1);
  }
}
