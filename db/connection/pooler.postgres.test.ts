import os from "node:os";
import { count, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { type Pooling, startPgbouncer } from "@/e2e/fixtures/pgbouncer";
import { until } from "@/e2e/fixtures/until";

let straight: TestDatabase;
beforeAll(async () => {
  straight = await openTestDatabase();
});
afterAll(() => straight.close());

/** Runs with a database behind a pooler of its own. */
async function through(
  pooling: Pooling,
  run: (database: ReturnType<typeof openDatabase>, poolerUrl: string) => Promise<void>,
  options: Partial<Parameters<typeof openDatabase>[0]> = {},
) {
  const pooler = await startPgbouncer(straight.url ?? "", pooling);
  const database = openDatabase({ url: pooler.url, dataDir: os.tmpdir(), ...options });
  try {
    await run(database, pooler.url);
  } finally {
    await database.close();
    await pooler.close();
  }
}
const known = async () => (await straight.db.select({ n: count() }).from(users))[0]?.n ?? 0;

test.each<Pooling>([
  { mode: "transaction", size: 1 },
  { mode: "transaction", size: 2 },
  { mode: "transaction", size: 10 },
  { mode: "session", size: 1 },
  { mode: "session", size: 2 },
  { mode: "session", size: 10 },
])("through a pooler in $mode mode with $size connections each resolved transaction is committed", async (pooling) => {
  await through(pooling, async (database) => {
    await database.migrate();
    expect(database.isPooled()).toBe(true);
    const before = await known();
    const done = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) =>
        database.db.transaction(async (tx) => {
          await tx.insert(users).values({ email: `${crypto.randomUUID()}@example.com` });
          // Between statements other clients get their turn at the pooler.
          await tx.execute(sql`select ${n}::int`);
        }),
      ),
    );
    const resolved = done.filter(({ status }) => status === "fulfilled").length;
    expect(await known()).toBe(before + resolved);
    expect(resolved).toBe(200);
  });
});

test("behind a pooler the host's settings do not affect our transactions, and ours do not leak to others", async () => {
  const name = new URL(straight.url ?? "").pathname.slice(1);
  await straight.db.execute(sql.raw(`alter database ${name} set statement_timeout = '400ms'`));
  await straight.db.execute(sql.raw(`alter database ${name} set datestyle = 'German, DMY'`));
  await straight.db.execute(sql.raw(`alter database ${name} set timezone = 'Asia/Kolkata'`));
  try {
    await through({ mode: "transaction", size: 1 }, async (database) => {
      await database.migrate();
      await database.db.transaction((tx) => tx.execute(sql`select pg_sleep(0.8)`));
      const [row] = await database.db.select({ createdAt: users.createdAt }).from(users).limit(1);
      expect(Math.abs((row?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(600_000);
      await expect(database.db.execute(sql`select pg_sleep(0.8)`)).rejects.toThrow();
    });
  } finally {
    await straight.db.execute(sql.raw(`alter database ${name} reset all`));
  }
});

test("messages arrive at once over a direct address, and without one it is known that they do not", async () => {
  const pooling = { mode: "transaction", size: 1 } as const;
  const direct = { name: "DATABASE_URL_DIRECT", url: straight.url ?? "" };
  const heard: string[] = [];
  await through(
    pooling,
    async (database) => {
      await database.migrate();
      expect(database.isPooled()).toBe(false);
      await database.channel?.listen((message) => heard.push(message));
      await until("the channel to hear", async () => database.channel?.isListening() === true);
      await straight.channel?.send("from elsewhere");
      await database.channel?.send("from here");
      await until("both messages", async () => heard.length === 2);
      expect(heard).toEqual(["from elsewhere", "from here"]);
    },
    { direct },
  );
  await through(pooling, async (database) => {
    await database.migrate();
    await database.channel?.listen((message) => heard.push(message));
    await straight.channel?.send("to nobody");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(database.channel?.isListening()).toBe(false);
    expect(heard).toHaveLength(2);
  });
});

test("a direct address that leads through a pooler after all is found not to deliver messages", async () => {
  const pooling = { mode: "transaction", size: 1 } as const;
  await through(pooling, async (_, url) => {
    const database = openDatabase({ url, direct: { name: "DATABASE_URL_DIRECT", url }, dataDir: os.tmpdir() });
    try {
      await database.migrate();
      await database.channel?.listen(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(database.channel?.isListening()).toBe(false);
    } finally {
      await database.close();
    }
  });
});

test("a pooler in statement mode is refused with a one-line error that names the variable", async () => {
  await through({ mode: "statement", size: 2 }, async (database) => {
    await expect(database.migrate()).rejects.toThrow(/^DATABASE_URL leads to no database that can be used: [^\n]+$/);
  });
});
