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
