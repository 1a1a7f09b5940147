import os from "node:os";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { type Pooling, startPgbouncer } from "@/e2e/fixtures/pgbouncer";
import { until } from "@/e2e/fixtures/until";
import { transition } from "@/lib/generations/lifecycle/transition";
import { type GenerationEvent, joinServers, subscribe } from "./events";

let straight: TestDatabase;
let userId: string;
beforeAll(async () => {
  straight = await openTestDatabase();
  const [user] = await straight.db.insert(users).values({ email: "ada@example.com" }).returning();
  userId = user?.id ?? "";
});
afterAll(() => straight.close());

/** Another server cancels a new generation, and publishes it with `publish`. */
async function elsewhere(publish: (event: GenerationEvent) => void): Promise<string> {
  const services = {
    db: straight.db,
    creditLimits: {},
    creditsPerSecond: "0.1",
    publish: () => undefined,
    verifiedOnly: false,
  };
  const admitted = await admitOne(services, userId, {
    requestId: crypto.randomUUID(),
    prompt: "a lighthouse",
    imageIds: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
  });
  if (!admitted.ok) throw new Error(admitted.error.code);
  const { id } = admitted.generation.row;
  const settle = { kind: "release" } as const;
  await transition({ db: straight.db, publish }, { id, from: "queued", to: "canceled", delayMs: null, settle });
  return id;
}

/** Joins as a server does and returns the events that arrive. */
async function joined(
  options: { pooling?: Pooling; direct?: boolean },
  run: (heard: (id: string) => number) => Promise<void>,
) {
  const pooler = options.pooling ? await startPgbouncer(straight.url ?? "", options.pooling) : null;
  const direct = options.direct ? { name: "DATABASE_URL_DIRECT", url: straight.url ?? "" } : undefined;
  const database = openDatabase({ url: pooler?.url ?? straight.url, direct, dataDir: os.tmpdir() });
  await database.migrate();
  const events: GenerationEvent[] = [];
  const stop = subscribe((event) => events.push(event));
  const leave = await joinServers(database);
  try {
    await run((id) => events.filter((event) => event.generationId === id && event.to === "canceled").length);
  } finally {
    stop();
    leave();
    await database.close();
    await pooler?.close();
  }
}
const tells = (event: GenerationEvent) =>
  void straight.channel?.send(JSON.stringify({ ...event, self: "another server" }));

test.each<[string, { pooling?: Pooling; direct?: boolean }]>([
  ["straight", {}],
  ["behind a pooler, with a direct address", { pooling: { mode: "transaction", size: 1 }, direct: true }],
  ["behind a pooler", { pooling: { mode: "transaction", size: 1 } }],
  ["behind a pooler in session mode", { pooling: { mode: "session", size: 2 } }],
])("a page gets another server's transition once: %s", async (_, options) => {
  await joined(options, async (heard) => {
    const id = await elsewhere(tells);
    await until("the page to hear", async () => heard(id) > 0, 5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(heard(id)).toBe(1);
  });
});

test("events sent while the listening connection was down are caught up with", async () => {
  await joined({}, async (heard) => {
    const first = await elsewhere(tells);
    await until("the page to hear", async () => heard(first) > 0, 5_000);
    // The listening connections are cut, and the next transition's message reaches nobody.
    await straight.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and datname = current_database()`,
    );
    const second = await elsewhere(() => undefined);
    await until("the page to hear of it", async () => heard(second) > 0, 8_000);
    const third = await elsewhere(tells);
    await until("the page to hear again", async () => heard(third) > 0, 8_000);
  });
});
