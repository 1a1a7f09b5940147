import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, test } from "vitest";
import { findEntries } from "@/db/gallery/gallery-queries";
import { askTerms } from "@/lib/gallery/search-terms";
import { openDatabase } from "./client";
import type { Db } from "./database";
import { rowsOf } from "./rows";

/** The migrations before this one, in a folder of their own. */
async function migrationsBefore(tag: string, folder: string): Promise<string> {
  const before = path.join(folder, "migrations");
  await cp(path.join(process.cwd(), "db/migrations"), before, { recursive: true });
  const journal = path.join(before, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8")) as { entries: { tag: string }[] };
  const kept = entries.slice(
    0,
    entries.findIndex((entry) => entry.tag === tag),
  );
  await writeFile(journal, JSON.stringify({ ...rest, entries: kept }));
  return before;
}

/** An empty database of this run's driver, to be opened several times; answers how to open it and how to remove it. */
async function emptyDatabase(folder: string) {
  const server = process.env.TEST_DATABASE_URL;
  if (process.env.TEST_DRIVER !== "postgres" || !server)
    return { where: { dataDir: folder }, drop: async () => undefined };
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = new Client(server);
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { where: { url: url.href, dataDir: folder }, drop };
}

const PROMPTS = ["ПРИВЕТ из Москвы", "Cafe\u0301 au lait", "Ｎｅｏｎ　雨", "เห็นงูในป่า", "A red fox"];
const ASKED = ["привет", "CAFÉ", "neon", "งู", "fox"];

async function videos(db: Db): Promise<void> {
  await db.execute(sql`insert into users (id, email) values ('ada', 'ada@example.com')`);
  for (const [at, prompt] of PROMPTS.entries()) {
    await db.execute(sql`insert into generations (id, user_id, request_id, prompt, model, ratio, duration, estimate, state)
      values (${`video ${at}`}, 'ada', ${`press ${at}`}, ${prompt}, 'm', '16:9', 5, 1, 'canceled')`);
  }
}

test("videos of the release before are found by the new rule, and no count has moved", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-upgrade-"));
  const { where, drop } = await emptyDatabase(folder);
  const counts = async (db: Db) => rowsOf<{ n: number }>(db, sql`select sum(n)::integer as n from gallery_counts`);
  try {
    const old = openDatabase({ ...where, migrations: await migrationsBefore("0011_time_zone", folder) });
    await old.migrate();
    await videos(old.db);
    const before = await counts(old.db);
    await old.close();

    const now = openDatabase(where);
    await now.migrate();
    for (const [at, asked] of ASKED.entries()) {
      const terms = await askTerms(now.db, asked);
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
    await rm(folder, { recursive: true, force: true });
  }
});
