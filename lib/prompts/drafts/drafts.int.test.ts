import { afterAll, beforeAll, expect, test } from "vitest";
import { trashElement } from "@/db/elements/element-changes";
import { images } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { createElementOf, saveElementOf } from "@/lib/elements/elements";
import { elementSchema } from "@/lib/elements/schema";
import { DEFAULTS } from "@/lib/generations/settings";
import type { DraftContent } from "./content";
import { currentDraft, saveDraft } from "./current-draft";
import { draftContent } from "./schema";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const somebody = () => addUser(database.db);

async function addImage(userId: string): Promise<string> {
  const id = crypto.randomUUID();
  const file = { storageKey: id, thumbKey: id, sha256: id, bytes: 1, width: 1, height: 1, contentType: "image/jpeg" };
  await database.db.insert(images).values({ id, userId, name: "place.jpg", ...file });
  return id;
}

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

test("a draft has its elements as they are now, by their new names, and the old name of one that is gone", async () => {
  const { db } = database;
  const userId = await somebody();
  const make = async (name: string, owner = userId) => {
    const made = await createElementOf(db, {
      userId: owner,
      input: elementSchema.parse({ kind: "place", name, images: [{ imageId: await addImage(owner), shows: "place" }] }),
    });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.element;
  };
  const [hut, sea, theirs] = [await make("Hut"), await make("Sea"), await make("Hers", await somebody())];
  const all = [hut, sea, theirs];
  const doc = all.map(({ id }) => ({ key: `element:${id}` }));
  const elements = all.map(({ id, name }) => ({ id, name, left: id === hut.id ? ["an-image"] : [] }));
  await saveDraft(db, { userId, write: { base: 0, content: { ...content("", "a", 1), doc, elements } } });
  const kept = hut.images.map(({ image, shows }) => ({ imageId: image.id, shows }));
  const renamed = elementSchema.parse({ kind: "place", name: "Cabin", images: kept });
  await saveElementOf(db, { userId, id: hut.id, version: hut.version, input: renamed });
  await trashElement(db, { userId, id: sea.id });
  const draft = await currentDraft(db, { userId });
  expect(draft?.elements.map(({ name }) => name)).toEqual(["Cabin"]);
  expect(draft?.content.elements).toEqual(elements);
});

test("a draft from before there were elements is read", async () => {
  const { db } = database;
  const userId = await somebody();
  const { elements: _, ...old } = content("rain", "a", 1);
  expect(draftContent.parse(old).elements).toEqual([]);
  await saveDraft(db, { userId, write: { base: 0, content: draftContent.parse(old) } });
  expect((await currentDraft(db, { userId }))?.elements).toEqual([]);
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
