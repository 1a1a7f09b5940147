import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { hasRows } from "@/db/rows";
import { leases } from "@/db/schema/instance";

/**
 * Takes or extends a lease that one holder at a time has on the whole instance; false while another has it. It ends by
 * itself, so that a server that died does not keep it.
 */
export async function takeLease(
  db: Db,
  { name, holder, forMs }: { name: string; holder: string; forMs: number },
): Promise<boolean> {
  const until = sql`now() + ${forMs} * interval '1 millisecond'`;
  return hasRows(
    db
      .insert(leases)
      .values({ name, holder, until })
      .onConflictDoUpdate({
        target: leases.name,
        set: { holder, until },
        setWhere: sql`${leases.holder} = ${holder} or ${leases.until} <= now()`,
      })
      .returning({ name: leases.name }),
  );
}

export async function endLease(db: Db, { name, holder }: { name: string; holder: string }): Promise<void> {
  await db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
