import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { changesData } from "./changes-data";

const folder = path.join(process.cwd(), "db/migrations");

test.each([
  "UPDATE users SET role = 'admin';",
  "delete from shares",
  'INSERT INTO "a" ("b") SELECT "b" FROM "c"',
  "-- why\nupdate a set b = 1",
  "CREATE TABLE a (b int); truncate c",
  "with gone as (delete from a returning *) insert into b select * from gone",
  'ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE timestamp (3)',
  'ALTER TABLE "a" DROP COLUMN "b"',
  'DROP TABLE "a"',
  "select gallery_rebuild()",
  "DO $$ begin update a set b = 1; end $$",
  "merge into a using b on true when matched then delete",
])("migrations: %s changes data", (text) => {
  expect(changesData(text)).toBe(true);
});

test.each([
  'CREATE TABLE "a" ("b" text DEFAULT \'update; delete from c\' NOT NULL)',
  'ALTER TABLE "a" ADD COLUMN "b" boolean DEFAULT false NOT NULL',
  'ALTER TABLE "a" RENAME COLUMN "b" TO "c"',
  'ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL;',
  'ALTER TABLE "a" ADD CONSTRAINT "b" CHECK ("c" > 0)',
  "CREATE OR REPLACE FUNCTION a() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE b SET c = 1; RETURN NULL; END $$",
  "CREATE TRIGGER a AFTER UPDATE ON b FOR EACH ROW EXECUTE FUNCTION a();",
  "DROP INDEX a; -- delete from b",
])("migrations: %s leaves every row as it is", (text) => {
  expect(changesData(text)).toBe(false);
});

test("migrations: those of earlier releases that change data are known", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  const changing = names.filter((name) => changesData(readFileSync(path.join(folder, name), "utf8")));
  expect(changing.filter((name) => name < "0019").map((name) => name.slice(0, 4))).toEqual(
    "0002 0003 0008 0011 0014 0015 0016".split(" "),
  );
});
