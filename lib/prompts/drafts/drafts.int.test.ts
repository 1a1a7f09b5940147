import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { DEFAULTS } from "@/lib/generations/settings";
import type { DraftContent } from "./content";
import { currentDraft, saveDraft } from "./current-draft";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const somebody = () => addUser(database.db);

const content = (words: string, by: string, seq: number): DraftContent => ({
  open: null,
  doc: [words],
  images: [],
  gone: [],
  elements: [],
  settings: DEFAULTS,
  by,
  seq,
});

test("a draft is available on the next device", async () => {
  const { db } = database;
  const user = await somebody();
  expect(await currentDraft(db, { userId: user })).toBeNull();
  expect(await saveDraft(db, { userId: user, write: { base: 0, content: content("rain", "a", 1) } })).toEqual({
    ok: true,
    version: 1,
  });
  expect((await currentDraft(db, { userId: user }))?.content.doc).toEqual(["rain"]);
});

test("two tabs that start at once do not overwrite each other silently", async () => {
  const { db } = database;
  const user = await somebody();
  const [first, second] = await Promise.all([
    saveDraft(db, { userId: user, write: { base: 0, content: content("left", "a", 1) } }),
    saveDraft(db, { userId: user, write: { base: 0, content: content("right", "b", 1) } }),
  ]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  const lost = first.ok ? second : first;
  expect(lost.ok === false && lost.other?.version).toBe(1);
});

test("a tab that fell behind gets what the other one wrote", async () => {
  const { db } = database;
  const user = await somebody();
  await saveDraft(db, { userId: user, write: { base: 0, content: content("one", "a", 1) } });
  await saveDraft(db, { userId: user, write: { base: 1, content: content("two", "b", 1) } });
  const late = await saveDraft(db, { userId: user, write: { base: 1, content: content("three", "a", 2) } });
  expect(late.ok).toBe(false);
  expect((await currentDraft(db, { userId: user }))?.content.doc).toEqual(["two"]);
});

test("a page whose last answer was lost may continue, and its older write is rejected", async () => {
  const { db } = database;
  const user = await somebody();
  await saveDraft(db, { userId: user, write: { base: 0, content: content("one", "a", 1) } });
  expect((await saveDraft(db, { userId: user, write: { base: 0, content: content("three", "a", 3) } })).ok).toBe(true);
  expect((await saveDraft(db, { userId: user, write: { base: 1, content: content("two", "a", 2) } })).ok).toBe(false);
  expect((await currentDraft(db, { userId: user }))?.content.doc).toEqual(["three"]);
});

test("a user cannot read or write another user's draft", async () => {
  const { db } = database;
  const [mine, theirs] = [await somebody(), await somebody()];
  await saveDraft(db, { userId: mine, write: { base: 0, content: content("mine", "a", 1) } });
  expect(await currentDraft(db, { userId: theirs })).toBeNull();
  await saveDraft(db, { userId: theirs, write: { base: 1, content: content("theirs", "a", 2) } });
  expect((await currentDraft(db, { userId: mine }))?.content.doc).toEqual(["mine"]);
});
