import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { and, isNull, notInArray, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { CreditLimits } from "@/db/generations/budget-queries";
import { users } from "@/db/schema/accounts";
import { generations, type State } from "@/db/schema/generations";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { openTestDatabase } from "../fixtures/database";
import { breaches } from "../fixtures/invariants";
import { type Pooling, startPgbouncer } from "../fixtures/pgbouncer";
import { until } from "../fixtures/until";
import { openDatabaseGate } from "./database-gate";
import { openProviderGate } from "./provider-gate";
import { type Provider, startProvider } from "./provider-process";
import { createServerProcess } from "./server-process";
import { createTripwire } from "./tripwire";

/** Final states, and the one in which the user is asked. */
export const SETTLED: State[] = ["ready", "failed", "canceled", "unconfirmed"];

type Options = {
  provider?: Provider;
  renderMs?: number;
  servers?: number;
  environment?: Record<string, string>;
  /** Environment of one server. */
  each?: (server: number) => Record<string, string>;
  creditLimits?: CreditLimits;
  /** Puts a pooler between the servers and Postgres. */
  pooling?: Pooling;
};

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * Real servers of this build on one real Postgres, and the simulator as its own process. Gates in front of both can
 * kill the first server at a named moment. `submit` writes rows as the server does.
 */
export async function openWorld({ renderMs = 300, servers: count = 1, environment = {}, ...options }: Options = {}) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-faults-"));
  const database = await openTestDatabase();
  const { db } = database;
  const provider = options.provider ?? (await startProvider({ renderMs }));
  const wire = createTripwire(() => servers[0]?.kill());
  const pooler = options.pooling ? await startPgbouncer(database.url ?? "", options.pooling) : null;
  const databaseGate = await openDatabaseGate(pooler?.url ?? database.url ?? "", wire);
  const providerGate = await openProviderGate(provider.url, wire);
  const storage = createLocalDisk(path.join(dataDir, "files"));

  const servers = await Promise.all(
    Array.from({ length: count }, (_, server) =>
      createServerProcess({
        DATABASE_URL: databaseGate.url,
        DEFAPI_BASE_URL: providerGate.url,
        DATA_DIR: dataDir,
        GENERATIONS_AT_ONCE: "50",
        // One user of a test submits what many would.
        VIDEOS_PER_MINUTE: "100000",
        VIDEOS_PER_HOUR: "100000",
        ...environment,
        ...options.each?.(server),
      }),
    ),
  );
  await Promise.all(servers.map((server) => server.start()));

  const creditLimits = options.creditLimits ?? {};
  const rows = () => db.select().from(generations);

  const world = {
    db,
    databaseUrl: database.url ?? "",
    /** Where the files of all servers are. */
    dataDir,
    provider,
    wire,
    servers,
    databaseGate,
    rows,
    async user(): Promise<string> {
      const [user] = await db
        .insert(users)
        .values({ email: `${randomUUID()}@example.com` })
        .returning({ id: users.id });
      return user!.id;
    },
    /** Returns the new generation's id. */
    async submit(userId: string, prompt: string): Promise<string> {
      const admitted = await admitOne(
        { db, creditLimits, creditsPerSecond: "0.1", publish: () => undefined, verifiedOnly: false },
        userId,
        {
          requestId: randomUUID(),
          prompt,
          imageIds: [],
          ratio: "16:9",
          duration: 5,
          model: "seedance-2.0",
        },
      );
      if (!admitted.ok) throw new Error(`not admitted: ${admitted.error.code}`);
      return admitted.generation.row.id;
    },
    async counts(): Promise<Partial<Record<State, number>>> {
      const found = await db
        .select({ state: generations.state, count: sql<number>`count(*)::int` })
        .from(generations)
        .groupBy(generations.state);
      return Object.fromEntries(found.map(({ state, count }) => [state, count]));
    },
    /** The ids of open generations, except stalled ones, which their owners have been notified of. */
    async open(): Promise<string[]> {
      const found = await db
        .select({ id: generations.id })
        .from(generations)
        .where(and(notInArray(generations.state, SETTLED), isNull(generations.stalledAt)));
      return found.map(({ id }) => id);
    },
    /** Waits until all generations are settled. Returns how many milliseconds that took. */
    async settle(within: number): Promise<number> {
      const startedAt = Date.now();
      await until("everything to settle", async () => (await world.open()).length === 0, within, 100).catch(
        async (error) => {
          throw new Error(`${error.message}: ${JSON.stringify(await world.counts())}\n${servers[0]?.output()}`);
        },
      );
      return Date.now() - startedAt;
    },
    /** Checks the invariants over the whole database, the files and the provider's tasks. */
    async checkInvariants(): Promise<void> {
      const tasks = await provider.tasks();
      const made = tasks.map((task) => ({ id: task.id, prompt: task.prompt, callbackUrl: task.callback_url }));
      expect(await breaches({ db, storage, tasks: made })).toEqual([]);
    },
    async close(): Promise<void> {
      wire.disarm();
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([databaseGate.close(), providerGate.close()]);
      await pooler?.close();
      if (!options.provider) await provider.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return world;
}
