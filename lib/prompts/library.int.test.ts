import { afterAll, beforeAll, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { deleteSavedPrompt, renameSavedPrompt } from "@/db/prompts/saved-prompt-queries";
import { generations } from "@/db/schema/generations";
import { savedPrompts } from "@/db/schema/prompts";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { promptHistory } from "./history";
import { MAX_SAVED } from "./limits";
import { createSavedPrompt, restoreSavedPromptOf, savedPromptsOf } from "./saved-prompts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const somebody = () => addUser(database.db);

let second = 0;
/** Submits these texts, one a second. Returns their ids. */
async function send(userId: string, ...texts: string[]): Promise<string[]> {
  const rows = texts.map((text) => ({
    id: crypto.randomUUID(),
    userId,
    requestId: crypto.randomUUID(),
    prompt: text,
    model: "seedance-2.0",
    ratio: "9:16",
    duration: 10,
    estimate: "1",
    createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, second++)),
  }));
  await database.db.insert(generations).values(rows);
  return rows.map(({ id }) => id);
}

const texts = async (userId: string, q?: string) =>
  (await promptHistory(database.db, { userId, q })).items.map(({ prompt }) => prompt);

test("each submitted text is listed once, where it was submitted last, with those settings", async () => {
  const user = await somebody();
  const [, , , last] = await send(user, "rain", "snow", "rain", "fog");
  expect(await texts(user)).toEqual(["fog", "rain", "snow"]);
  const [newest] = (await promptHistory(database.db, { userId: user })).items;
  expect(newest).toMatchObject({ id: last, ratio: "9:16", duration: 10, images: [] });
});

test("pages have no gaps and no duplicates, whatever is submitted in between", async () => {
  const user = await somebody();
  await send(user, ...Array.from({ length: 30 }, (_, at) => `take ${at % 25}`));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await promptHistory(database.db, { userId: user, cursor, limit: 7 });
    seen.push(...page.items.map(({ prompt }) => prompt));
    cursor = page.nextCursor ?? undefined;
    if (seen.length === 7) await send(user, "while one reads");
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(25);
});

test("a text that was submitted hundreds of times hides none before it", async () => {
  const user = await somebody();
  await send(user, "the first");
  await send(user, ...Array.from({ length: 500 }, () => "again"));
  const first = await promptHistory(database.db, { userId: user });
  expect(first.items.map(({ prompt }) => prompt)).toEqual(["again"]);
  const next = await promptHistory(database.db, { userId: user, cursor: first.nextCursor ?? "" });
  expect(next.items.map(({ prompt }) => prompt)).toEqual(["the first"]);
});

test("a search matches all words, in either language, and punctuation alone matches nothing", async () => {
  const user = await somebody();
  await send(user, "A red fox in snow", "雨夜的江南小巷", "A red boat");
  expect(await texts(user, "red snow")).toEqual(["A red fox in snow"]);
  expect(await texts(user, "江南")).toEqual(["雨夜的江南小巷"]);
  expect(await texts(user, "?!")).toEqual([]);
});

test("videos in the trash are left out, and users see only their own prompts", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const [, later] = await send(mine, "once", "once");
  await send(theirs, "theirs");
  await setTrashed(database.db, { userId: mine, ids: [later!], at: new Date() });
  expect(await texts(mine)).toEqual(["once"]);
  expect(await texts(theirs)).toEqual(["theirs"]);
});

test("a saved prompt can be renamed, deleted and restored by its owner alone", async () => {
  const { db } = database;
  const [mine, theirs] = [await somebody(), await somebody()];
  const kept = await createSavedPrompt(db, { userId: mine, prompt: { name: "Kite", text: "A [red] kite" } });
  if (!kept.ok) throw new Error("not saved");
  const { id } = kept.saved;
  expect(await renameSavedPrompt(db, { userId: theirs, id, name: "Mine" })).toBeNull();
  expect(await deleteSavedPrompt(db, { userId: theirs, id })).toBe(false);
  expect(await deleteSavedPrompt(db, { userId: mine, id })).toBe(true);
  expect(await savedPromptsOf(db, { userId: mine })).toEqual([]);
  expect((await restoreSavedPromptOf(db, { userId: theirs, id })).ok).toBe(false);
  expect(await restoreSavedPromptOf(db, { userId: mine, id })).toEqual({ ok: true, saved: kept.saved });
  expect(await savedPromptsOf(db, { userId: mine })).toEqual([kept.saved]);
  expect(await savedPromptsOf(db, { userId: theirs })).toEqual([]);
});

test("the limit on saved prompts is reported at the name field", async () => {
  const user = await somebody();
  const rows = Array.from({ length: MAX_SAVED }, (_, at) => ({ userId: user, name: `${at}`, text: "rain" }));
  await database.db.insert(savedPrompts).values(rows);
  expect(await createSavedPrompt(database.db, { userId: user, prompt: { name: "one more", text: "rain" } })).toEqual({
    ok: false,
    error: { code: "invalid", fields: { name: "saved_full" } },
  });
});
