import { afterAll, beforeAll, expect, test } from "vitest";
import { insertElement, trashElement } from "@/db/elements/element-changes";
import { createCollection } from "@/db/gallery/collection-queries";
import { insertSavedPrompt } from "@/db/prompts/saved-prompt-queries";
import { generations } from "@/db/schema/generations";
import { describeSequenceRow, insertSequence, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { insertCollectionShare } from "@/db/shares/share-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { search } from "./search";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A user with one of everything under this name. */
async function someoneWith(name: string) {
  const { db } = database;
  const userId = await addUser(db);
  const [video] = await db
    .insert(generations)
    .values({
      userId,
      requestId: crypto.randomUUID(),
      prompt: `${name}\n at  dawn`,
      model: "seedance-2.0",
      ratio: "9:16",
      duration: 10,
      estimate: "1",
    })
    .returning({ id: generations.id });
  const collection = await createCollection(db, { userId, name });
  const { id: sequence } = await insertSequence(db, { userId, name, content: { by: "page", seq: 1 }, videoIds: [] });
  const slug = crypto.randomUUID().slice(0, 22);
  await insertCollectionShare(db, { userId, collectionId: collection.id, slug });
  const prompt = await insertSavedPrompt(db, { userId, name: "Untold", text: `About ${name}` });
  const element = { userId, id: crypto.randomUUID() };
  const words = { kind: "object" as const, name: name.replaceAll(" ", "-"), role: null, tags: [] };
  const values = { ...words, nameKey: words.name.toLowerCase(), description: `Of ${name}` };
  await insertElement(db, { ...element, values, images: [], most: 9 });
  return { userId, video, collection, sequence, slug, prompt, element };
}

const ids = async (key: { userId: string; q: string }) => {
  const { videos, elements, collections, sequences, links, prompts } = await search(database.db, key);
  return [videos, elements, collections, sequences, prompts]
    .map((list) => list.map(({ id }) => id))
    .concat([links.map(({ slug }) => slug)]);
};

test("search: finds a user's videos, elements, collections, sequences, prompts and links by a part of their words, and nobody else's", async () => {
  const mine = await someoneWith("Copper kettle");
  const other = await someoneWith("Copper pan");
  const all = [
    [mine.video?.id],
    [mine.element.id],
    [mine.collection.id],
    [mine.sequence],
    [mine.prompt.id],
    [mine.slug],
  ];
  expect(await ids({ userId: mine.userId, q: "copper" })).toEqual(all);
  expect(await ids({ userId: mine.userId, q: "" })).toEqual(all);
  expect(await ids({ userId: mine.userId, q: "pan" })).toEqual([[], [], [], [], [], []]);
  expect(await ids({ userId: other.userId, q: "pan" })).not.toEqual([[], [], [], [], [], []]);
  await trashElement(database.db, mine.element);
  expect((await search(database.db, { userId: mine.userId, q: "kettle" })).elements).toEqual([]);
});

test("search: a sequence is found by its note and tags too, and not while it is in the trash", async () => {
  const { db } = database;
  const { userId, sequence } = await someoneWith("Tin drum");
  const found = async (q: string) => (await search(db, { userId, q })).sequences.map(({ name }) => name);
  await describeSequenceRow(db, {
    userId,
    id: sequence,
    name: "Drums",
    note: "for 50% of them",
    tags: ["band", "live"],
  });
  expect(await Promise.all(["drums", "50%", "live", "band, l", "5_%"].map(found))).toEqual([
    ...[["Drums"], ["Drums"], ["Drums"], ["Drums"], []],
  ]);
  await setSequenceDeleted(db, { userId, id: sequence, deleted: true });
  expect(await found("drums")).toEqual([]);
});

test("search: a link is named after its collection, and a video after the beginning of its prompt", async () => {
  const { userId } = await someoneWith("Salt flat");
  const { videos, links } = await search(database.db, { userId, q: "salt" });
  expect(videos.map(({ name }) => name)).toEqual(["Salt flat at dawn"]);
  expect(links.map(({ name }) => name)).toEqual(["Salt flat"]);
});

test("search: percent signs, underscores and backslashes are text, and no kind lists more than five", async () => {
  const { userId } = await someoneWith("100% wool_x");
  for (let count = 0; count < 7; count++) await createCollection(database.db, { userId, name: `Wool ${count}` });
  const names = async (q: string) => (await search(database.db, { userId, q })).collections.map(({ name }) => name);
  expect(await names("0%")).toEqual(["100% wool_x"]);
  expect(await names("l_x")).toEqual(["100% wool_x"]);
  expect(await names("w%l")).toEqual([]);
  expect(await names("\\")).toEqual([]);
  expect(await names("wool")).toHaveLength(5);
});
