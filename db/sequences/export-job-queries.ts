import { and, asc, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { type ExportJob, exportJobs } from "@/db/schema/sequences";

/** A job that a process works on. Its lease names the process: the next one to take it has another. */
export type LeasedJob = ExportJob & { leaseUntil: Date };

const isOpen = inArray(exportJobs.state, ["waiting", "running"]);
const leased = (job: { id: string; leaseUntil: Date }) =>
  and(eq(exportJobs.id, job.id), eq(exportJobs.state, "running"), eq(exportJobs.leaseUntil, job.leaseUntil));
/** Ends of leases are told apart by their milliseconds; the random part keeps two processes from having the same. */
const after = (ms: number) => sql`now() + ${ms + Math.floor(Math.random() * 500)} * interval '1 millisecond'`;

/** Adds a job, unless the user has `most` open ones: null then. */
export async function insertExportJob(
  db: Db,
  job: { userId: string; sequenceId: string; recipe: unknown; most: number },
): Promise<{ id: string } | null> {
  const { most, ...values } = job;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`exports:${job.userId}`}, 0))`);
    const open = await tx.$count(exportJobs, and(eq(exportJobs.userId, job.userId), isOpen));
    if (open >= most) return null;
    return firstOf(tx.insert(exportJobs).values(values).returning({ id: exportJobs.id }));
  });
}

/**
 * Takes the oldest job that waits or whose process gave no sign until its lease ended; null when there is none, or when
 * as many as `atOnce` run on all servers. A lease that ended counts as a failure; a job with `tries` of them is over.
 */
export async function claimExportJob(
  db: Db,
  { atOnce, leaseMs, tries }: { atOnce: number; leaseMs: number; tries: number },
): Promise<LeasedJob | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(90909092)`);
    const left = and(eq(exportJobs.state, "running"), sql`${exportJobs.leaseUntil} <= now()`);
    await tx
      .update(exportJobs)
      .set({ state: "failed", trouble: "interrupted", leaseUntil: null, finishedAt: sql`now()` })
      .where(and(left, sql`${exportJobs.failures} + 1 >= ${tries}`));
    const running = and(eq(exportJobs.state, "running"), sql`${exportJobs.leaseUntil} > now()`);
    if ((await tx.$count(exportJobs, running)) >= atOnce) return null;
    const next = await firstOf(
      tx
        .select({ id: exportJobs.id })
        .from(exportJobs)
        .where(or(eq(exportJobs.state, "waiting"), left))
        .orderBy(asc(exportJobs.createdAt), asc(exportJobs.id))
        .limit(1),
    );
    if (!next) return null;
    const failures = sql`${exportJobs.failures} + case when ${exportJobs.state} = 'running' then 1 else 0 end`;
    const taken = await firstOf(
      tx
        .update(exportJobs)
        .set({ state: "running", progress: 0, failures, leaseUntil: after(leaseMs) })
        .where(eq(exportJobs.id, next.id))
        .returning(),
    );
    return taken?.leaseUntil ? { ...taken, leaseUntil: taken.leaseUntil } : null;
  });
}

/** Extends a lease and tells the progress. Returns the new end; null when the job was canceled, or is another's by now. */
export async function renewExportJob(
  db: Db,
  job: LeasedJob,
  { progress, leaseMs }: { progress: number; leaseMs: number },
): Promise<Date | null> {
  const set = { progress, leaseUntil: after(leaseMs) };
  const row = await firstOf(
    db.update(exportJobs).set(set).where(leased(job)).returning({ leaseUntil: exportJobs.leaseUntil }),
  );
  return row?.leaseUntil ?? null;
}

/** How a job that this process has ends: done, over, or to be tried again, which counts as a failure if it is one. */
type Ending = { generationId: string } | { trouble: string } | { again: "failed" | "stopped" };

export async function endExportJob(db: Db, job: LeasedJob, ending: Ending): Promise<boolean> {
  const ended = { leaseUntil: null, finishedAt: sql`now()` };
  const set =
    "generationId" in ending
      ? { ...ended, state: "done" as const, progress: 1_000, generationId: ending.generationId }
      : "trouble" in ending
        ? { ...ended, state: "failed" as const, trouble: ending.trouble }
        : { state: "waiting" as const, leaseUntil: null, failures: job.failures + (ending.again === "failed" ? 1 : 0) };
  return hasRows(db.update(exportJobs).set(set).where(leased(job)).returning({ id: exportJobs.id }));
}

/** Removes a job of a user, open or ended. Who works on it finds out at its next sign. */
export async function deleteExportJob(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return hasRows(db.delete(exportJobs).where(ownRow(exportJobs, key)).returning({ id: exportJobs.id }));
}

/** A user's jobs, the newest first, with how many of all users' are before those that wait. */
export async function listExportJobs(
  db: Db,
  { userId, limit }: { userId: string; limit: number },
): Promise<(ExportJob & { before: number })[]> {
  const earlier = sql`(select count(*)::int from export_jobs earlier where earlier.state in ('waiting','running')
    and (earlier.created_at, earlier.id) < ("export_jobs"."created_at", "export_jobs"."id"))`;
  const rows = await db
    .select({ job: exportJobs, before: sql<number>`${earlier}` })
    .from(exportJobs)
    .where(eq(exportJobs.userId, userId))
    .orderBy(desc(exportJobs.createdAt), desc(exportJobs.id))
    .limit(limit);
  return rows.map(({ job, before }) => ({ ...job, before }));
}

/** The jobs of all servers that some process works on: whatever else is in a folder of exports was left behind. */
export async function runningExportIds(db: Db): Promise<string[]> {
  const running = and(eq(exportJobs.state, "running"), sql`${exportJobs.leaseUntil} > now()`);
  return (await db.select({ id: exportJobs.id }).from(exportJobs).where(running)).map(({ id }) => id);
}

/** For the cleanup: jobs that ended more than `days` ago. */
export async function purgeExportJobs(db: Db, { days }: { days: number }): Promise<void> {
  await db.delete(exportJobs).where(lt(exportJobs.finishedAt, sql`now() - make_interval(days => ${days})`));
}
