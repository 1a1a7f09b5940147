import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, rowsOf } from "@/db/rows";
import { backups } from "@/db/schema/instance";

/** A running backup that was silent for this long was interrupted. */
const SILENT = sql`interval '20 seconds'`;

/**
 * Claims the only place for a running backup. False when another one runs on any server, or when one was begun in the
 * last `quietSeconds`.
 */
export async function claimBackup(
  db: Db,
  { id, quietSeconds }: { id: string; quietSeconds: number },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(90909091)`);
    const [{ busy } = { busy: true }] = await rowsOf<{ busy: boolean }>(
      tx,
      sql`select exists (select from backups where (finished_at is null and error is null and alive_at > now() - ${SILENT})
        or started_at > now() - make_interval(secs => ${quietSeconds})) as busy`,
    );
    if (busy) return false;
    await tx.delete(backups).where(sql`${backups.startedAt} < now() - interval '90 days'`);
    await tx.insert(backups).values({ id });
    return true;
  });
}

export async function renewBackup(db: Db, { id }: { id: string }): Promise<void> {
  await db.update(backups).set({ aliveAt: sql`now()` }).where(eq(backups.id, id));
}

type Outcome = { files: number; bytes: number; newBytes: number } | { error: string };

/** Stores how a backup ended, once. */
export async function finishBackup(db: Db, { id }: { id: string }, outcome: Outcome): Promise<boolean> {
  const values = "error" in outcome ? outcome : { ...outcome, finishedAt: sql`now()` };
  return hasRows(
    db
      .update(backups)
      .set(values)
      .where(and(eq(backups.id, id), isNull(backups.finishedAt)))
      .returning(),
  );
}

export type Backup = typeof backups.$inferSelect;

/** The newest complete backup, and the newest try. */
export async function lastBackups(db: Db): Promise<{ complete: Backup | null; tried: Backup | null }> {
  const newest = desc(backups.startedAt);
  const [complete, tried] = await Promise.all([
    firstOf(db.select().from(backups).where(isNotNull(backups.finishedAt)).orderBy(newest).limit(1)),
    firstOf(db.select().from(backups).orderBy(newest).limit(1)),
  ]);
  return { complete, tried };
}
