import "server-only";
import { getDatabase } from "@/db/client";
import { ping } from "@/db/ping";
import { env } from "@/env";
import { isStopping, sweepAge } from "@/lib/generations/lifecycle/work";
import { getServices } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { providerLastSeen } from "@/lib/provider/watched";
import { filesBelong, STRANGE_FILES } from "@/lib/storage/mark";

/** A sweep that has not looked for due rows for this long is stuck: it looks every second. */
const SWEEP_LATE_MS = 30_000;
/** Checks are not repeated more often: anyone may ask, and some stores bill each check. */
const SURE_MS = 1_000;

export type Readiness = Record<
  "ok" | "database" | "migrations" | "storage" | "files" | "sweep" | "running",
  boolean
> & {
  /** Whether the provider answered last time; null before the first call. Does not count: pages work without it. */
  provider: boolean | null;
};

const shared = globalThis as typeof globalThis & { ninefoldReadiness?: { until: number; found: Promise<Readiness> } };

/**
 * Whether this server should get requests: its database answers and has all migrations, its storage is writable and
 * belongs to this database, due rows are looked for, and it is not about to stop. Reveals nothing of where they are.
 */
export function checkReadiness(): Promise<Readiness> {
  const now = performance.now();
  if (shared.ninefoldReadiness && now < shared.ninefoldReadiness.until) return shared.ninefoldReadiness.found;
  const found = findReadiness();
  shared.ninefoldReadiness = { until: now + SURE_MS, found };
  return found;
}

async function findReadiness(): Promise<Readiness> {
  const { db, storage } = getServices();
  const database = getDatabase();
  const answers = await Promise.allSettled([
    ping(db),
    database.migrationState().then((state) => {
      if (state !== "current") throw new Error(`the database is ${state} of this version's migrations`);
    }),
    storage.check(),
    filesBelong(database, storage).then((belong) => {
      if (!belong) throw new Error(STRANGE_FILES);
    }),
  ]);
  for (const answer of answers) if (answer.status === "rejected") log.often("not ready", answer.reason);
  const [answering = false, migrations = false, writable = false, files = false] = answers.map(
    (answer) => answer.status === "fulfilled",
  );
  const checks = {
    database: answering,
    migrations,
    storage: writable,
    files,
    sweep: isSweeping(files),
    running: !isStopping(),
  };
  return { ok: Object.values(checks).every(Boolean), ...checks, provider: providerLastSeen()?.answers ?? null };
}

/** On Vercel a cron route sweeps, and a server with strange files does not process generations. */
const isSweeping = (files: boolean): boolean => env.VERCEL !== undefined || !files || (sweepAge() ?? 0) < SWEEP_LATE_MS;
