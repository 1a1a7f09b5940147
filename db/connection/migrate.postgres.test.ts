import { Client } from "pg";
import { expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { createOldDatabase, type DatabasePlace, emptyDatabase } from "@/e2e/fixtures/old-database";
import { until } from "@/e2e/fixtures/until";

async function onOldDatabase(run: (place: DatabasePlace, admin: Client) => Promise<void>): Promise<void> {
  const { place, drop } = await emptyDatabase();
  const admin = new Client(place.url);
  try {
    await createOldDatabase(place);
    await admin.connect();
    await run(place, admin);
  } finally {
    await admin.end();
    await drop();
  }
}

const tables = async (admin: Client) => {
  const found = await admin.query("select tablename from pg_tables where schemaname = 'public' order by 1");
  return found.rows.map((row: { tablename: string }) => row.tablename);
};

test("migration: several servers that start at once migrate the database once", async () => {
  await onOldDatabase(async (place, admin) => {
    const servers = Array.from({ length: 4 }, () => openDatabase(place));
    let backups = 0;
    const before = async () => {
      backups += 1;
    };
    await Promise.all(servers.map((server) => server.migrate(before)));
    expect(backups).toBe(1);
    await Promise.all(servers.map((server) => server.close()));
    const list = await admin.query("select hash, count(*)::int from drizzle.__drizzle_migrations group by hash");
    expect(list.rows.filter(({ count }) => count !== 1)).toEqual([]);
    expect(await tables(admin)).toContain("submit_attempts");
  });
});

test("migration: one that is killed half-way leaves the database as it was, and the next start completes it", async () => {
  await onOldDatabase(async (place, admin) => {
    const before = await tables(admin);
    const reader = new Client(place.url);
    await reader.connect();
    await reader.query("begin");
    // The tables before this one are renamed by then, and the migration waits here.
    await reader.query('select 1 from "references" limit 1');
    const killed = openDatabase(place);
    const outcome = killed.migrate().then(
      () => "migrated",
      () => "failed",
    );
    const waiting = async () => {
      const found = await admin.query(
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return found.rows[0] as { pid: number } | undefined;
    };
    const { pid } = await until("the migration to wait for the table", waiting);
    await admin.query("select pg_terminate_backend($1)", [pid]);
    expect(await outcome).toBe("failed");
    await killed.close();
    await reader.query("rollback");
    await reader.end();
    expect(await tables(admin)).toEqual(before);

    const next = openDatabase(place);
    await next.migrate();
    await next.close();
    expect(await tables(admin)).toContain("submit_attempts");
  });
});
