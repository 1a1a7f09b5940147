import os from "node:os";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { isDatabaseDown } from "@/db/errors";
import { rowsOf } from "@/db/rows";
import { users } from "@/db/schema/accounts";

/** A database as hosting services configure it, with a role that has few privileges. */
let admin: Client;
let name: string;
let role: string;
const made: string[] = [];
const server = process.env.TEST_DATABASE_URL ?? "";

beforeAll(async () => {
  admin = new Client(server);
  await admin.connect();
});
afterAll(async () => {
  for (const statement of made.reverse()) await admin.query(statement);
  await admin.end();
});
beforeEach(() => make());

async function make(how = "") {
  name = `host_${crypto.randomUUID().replaceAll("-", "")}`;
  role = `role_${crypto.randomUUID().replaceAll("-", "")}`;
  await admin.query(`create role ${role} login password 'p#ss/w?rd@1'`);
  await admin.query(`create database ${name} owner ${role} ${how}`);
  made.push(`drop role ${role}`, `drop database ${name} with (force)`);
}

const open = (query = "", options: Partial<Parameters<typeof openDatabase>[0]> = {}) => {
  const { host } = new URL(server);
  return openDatabase({
    url: `postgres://${role}:p#ss/w?rd@1@${host}/${name}?${query}`,
    dataDir: os.tmpdir(),
    ...options,
  });
};

/** Migrates and runs a query, or returns why it does not start. */
async function works(query = "", options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<string> {
  const database = open(query, options);
  try {
    await database.migrate();
    const address = `${crypto.randomUUID()}@example.com`;
    const [row] = await database.db.insert(users).values({ email: address, name: "Zoë 映画 🎬" }).returning();
    expect(row?.name).toBe("Zoë 映画 🎬");
    expect(Math.abs((row?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(600_000);
    await database.db.transaction((tx) => tx.insert(users).values({ email: `2${address}` }));
    return "works";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await database.close();
  }
}

test.each([
  "sslmode=prefer",
  "sslmode=disable&channel_binding=prefer",
  "schema=public&pgbouncer=true&connection_limit=1",
  "supa=base-pooler.x&workaround=supabase-pooler.vercel",
  "options=-c%20work_mem%3D8MB",
  "statement_timeout=1&TimeZone=Asia/Kolkata",
])("an address with %s works", async (query) => {
  expect(await works(query)).toBe("works");
});

test.each([
  "datestyle = 'German, DMY'",
  "datestyle = 'SQL, DMY'",
  "timezone = 'Asia/Kolkata'",
  "client_encoding = 'LATIN1'",
  "statement_timeout = '20ms'",
  "idle_in_transaction_session_timeout = '20ms'",
  "lock_timeout = '1ms'",
  "default_transaction_isolation = 'serializable'",
  "intervalstyle = 'sql_standard'",
  "extra_float_digits = -15",
])("a role with %s works", async (setting) => {
  await admin.query(`alter role ${role} set ${setting}`);
  expect(await works()).toBe("works");
});

test("our settings override the host's in every connection and every transaction", async () => {
  await admin.query(`alter database ${name} set statement_timeout = '200ms'`);
  await admin.query(`alter database ${name} set idle_in_transaction_session_timeout = '200ms'`);
  await admin.query(`alter database ${name} set default_transaction_isolation = 'serializable'`);
  const database = open();
  try {
    await database.migrate();
    await database.db.execute(sql`select pg_sleep(0.4)`);
    const level = await database.db.transaction(async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return rowsOf(tx, sql`select current_setting('transaction_isolation') as level`);
    });
    expect(level).toEqual([{ level: "read committed" }]);
  } finally {
    await database.close();
  }
});

test.each([
  ["encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'", "LATIN1"],
  ["encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'", "SQL_ASCII"],
])("a database with %s is refused with a one-line error", async (how, word) => {
  await make(how);
  expect(await works()).toMatch(
    new RegExp(`^DATABASE_URL leads to no database that can be used: [^\\n]*${word}[^\\n]*$`),
  );
});

test("a read-only database is refused with a one-line error", async () => {
  await admin.query(`alter database ${name} set default_transaction_read_only = on`);
  expect(await works()).toMatch(/^DATABASE_URL leads to no database that can be used: [^\n]*read-only[^\n]*$/);
});

test("a role that may not create schemas works where the schema exists, and is named where it does not", async () => {
  await admin.query(`alter database ${name} owner to postgres`);
  const inside = new Client({ connectionString: server.replace(/\/[^/]*$/, `/${name}`) });
  await inside.connect();
  await inside.query(`grant create, usage on schema public to ${role}`);
  expect(await works()).toMatch(/^DATABASE_URL leads to no database that can be used: permission denied[^\n]*$/);
  await inside.query(`create schema drizzle authorization ${role}`);
  expect(await works()).toBe("works");
  expect(await works()).toBe("works");
  await inside.end();
});

test("one connection is enough to migrate and to work", async () => {
  await admin.query(`alter role ${role} connection limit 1`);
  expect(await works("", { poolSize: 1 })).toBe("works");
  expect(await works("", { poolSize: 10 })).toBe("works");
});

test("three servers that want ten connections each share the five there are, and no query fails", async () => {
  await admin.query(`alter role ${role} connection limit 5`);
  const servers = [open(), open(), open()];
  try {
    await servers[0]?.migrate();
    const asked = servers.flatMap(({ db }) =>
      Array.from({ length: 60 }, (_, n) =>
        db.transaction((tx) => tx.insert(users).values({ email: `${n}-${crypto.randomUUID()}@example.com` })),
      ),
    );
    const failures = (await Promise.allSettled(asked)).filter(({ status }) => status === "rejected");
    expect(failures).toEqual([]);
  } finally {
    await Promise.all(servers.map((each) => each.close()));
  }
});

test("connections cut while idle or during a query are replaced, and the process survives", async () => {
  const database = open();
  const cut = () => admin.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [role]);
  try {
    await database.migrate();
    for (let times = 0; times < 3; times++) {
      await Promise.all(Array.from({ length: 5 }, () => database.db.execute(sql`select pg_sleep(0.05)`)));
      await cut();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await rowsOf(database.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
    }
    const torn = database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await cut();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.execute(sql`select 1`);
    });
    await expect(torn).rejects.toSatisfy(isDatabaseDown);
    expect(await rowsOf(database.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
  }
});

test("a direct address that leads to another database is refused by its variable's name", async () => {
  const there = `postgres://${role}:p#ss/w?rd@1@${new URL(server).host}/${name}`;
  await make();
  const reason = await works("", { direct: { name: "DATABASE_URL_UNPOOLED", url: there } });
  expect(reason).toMatch(/^DATABASE_URL_UNPOOLED leads to no database that can be used: [^\n]+$/);
});
