import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findEntries } from "@/db/gallery/gallery-queries";
import { emptyDatabase, firstMigrations, upgraded } from "@/e2e/fixtures/old-database";
import { termsOf } from "@/lib/gallery/search-terms";
import { openDatabase } from "./client";
import type { Db } from "./database";
import { rowsOf } from "./rows";

/** Migrations before `0011_time_zone`. */
const BEFORE_TIME_ZONE = 11;
const PROMPTS = ["ПРИВЕТ из Москвы", "Cafe\u0301 au lait", "Ｎｅｏｎ　雨", "เห็นงูในป่า", "A red fox"];
const ASKED = ["привет", "CAFÉ", "neon", "งู", "fox"];

async function videos(db: Db): Promise<void> {
  await db.execute(sql`insert into users (id, email) values ('ada', 'ada@example.com')`);
  for (const [at, prompt] of PROMPTS.entries()) {
    await db.execute(sql`insert into generations (id, user_id, request_id, prompt, model, ratio, duration, estimate, state)
      values (${`video ${at}`}, 'ada', ${`press ${at}`}, ${prompt}, 'm', '16:9', 5, 1, 'canceled')`);
  }
}

/** Migrations before `0014_administration`. */
const BEFORE_ADMINISTRATION = 14;

test("the oldest account of an older release becomes its administrator, and nobody is disabled or limited", async () => {
  const { place, drop } = await emptyDatabase();
  try {
    const old = openDatabase({ ...place, migrations: await firstMigrations(BEFORE_ADMINISTRATION, place.dataDir) });
    await old.migrate();
    await old.db.execute(sql`insert into users (id, email, created_at) values
      ('b', 'late@example.com', '2026-03-01'), ('c', 'same@example.com', '2026-01-01'), ('a', 'first@example.com', '2026-01-01')`);
    await old.db.execute(sql`insert into sessions (id, user_id, last_seen_at, expires_at) values
      ('s1', 'b', '2026-04-01', now()), ('s2', 'b', '2026-05-01', now())`);
    await old.close();

    const now = await upgraded(place);
    const rows = await rowsOf(
      now.db,
      sql`select id, role, disabled_at, credits_day, to_char(last_seen_at at time zone 'UTC', 'MM-DD') as seen from users order by id`,
    );
    const plain = { role: "user", disabled_at: null, credits_day: null, seen: null };
    expect(rows).toEqual([
      { id: "a", ...plain, role: "admin" },
      { id: "b", ...plain, seen: "05-01" },
      { id: "c", ...plain },
    ]);
    await now.close();
  } finally {
    await drop();
  }
});

test("videos of an older release are found by the new rule, and no count changes", async () => {
  const { place, drop } = await emptyDatabase();
  const counts = async (db: Db) => rowsOf<{ n: number }>(db, sql`select sum(n)::integer as n from gallery_counts`);
  try {
    const old = openDatabase({ ...place, migrations: await firstMigrations(BEFORE_TIME_ZONE, place.dataDir) });
    await old.migrate();
    await videos(old.db);
    const before = await counts(old.db);
    await old.close();

    const now = await upgraded(place);
    for (const [at, asked] of ASKED.entries()) {
      const terms = await termsOf(now.db, asked);
      const found = await findEntries(now.db, { userId: "ada", filter: { terms }, limit: 5 });
      expect(
        found.map(({ id }) => id),
        asked,
      ).toEqual([`video ${at}`]);
    }
    expect(await counts(now.db)).toEqual(before);
    expect(await rowsOf(now.db, sql`select time_zone from users`)).toEqual([{ time_zone: null }]);
    await now.close();
  } finally {
    await drop();
  }
});
