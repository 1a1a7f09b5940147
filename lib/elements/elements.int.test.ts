import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteElement, purgeElements, trashElement } from "@/db/elements/element-changes";
import { listElements } from "@/db/elements/element-queries";
import { countVideosWith, listUsedElements, recordUsedElements } from "@/db/elements/used-element-queries";
import { deleteGenerations, setTrashed } from "@/db/gallery/entry-queries";
import { emptyImage } from "@/db/images/image-queries";
import { deleteSavedPrompt, insertSavedPrompt, listSavedPrompts } from "@/db/prompts/saved-prompt-queries";
import { elements } from "@/db/schema/elements";
import { images } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { resolveElements } from "@/lib/generations/admission/used-elements";
import { createElementOf, elementOf, elementsOf, restoreElementOf, saveElementOf } from "./elements";
import { MAX_ELEMENTS } from "./limits";
import { nameKey } from "./names";
import { type ElementInput, elementSchema } from "./schema";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function addImage(userId: string): Promise<string> {
  const id = crypto.randomUUID();
  const file = { storageKey: `${id}.jpeg`, thumbKey: `${id}.webp`, sha256: id, contentType: "image/jpeg" };
  await database.db
    .insert(images)
    .values({ id, userId, ...file, bytes: 10, width: 800, height: 600, name: "face.jpg" });
  return id;
}

const inputOf = (name: string, imageIds: string[], more: object = {}): ElementInput =>
  elementSchema.parse({
    kind: "character",
    name,
    images: imageIds.map((imageId) => ({ imageId, shows: "face" })),
    ...more,
  });

/** A user with an element of one image. */
async function withElement(name = "Mira") {
  const userId = await addUser(database.db);
  const imageId = await addImage(userId);
  const made = await createElementOf(database.db, { userId, input: inputOf(name, [imageId]) });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { userId, imageId, element: made.element, key: { userId, id: made.element.id } };
}

test("an element keeps its words and its images in their order", async () => {
  const userId = await addUser(database.db);
  const [face, body] = [await addImage(userId), await addImage(userId)];
  const input = elementSchema.parse({
    kind: "character",
    name: " @Mira ",
    description: "short red hair",
    role: "character",
    tags: ["lead", "lead"],
    images: [
      { imageId: body, shows: "full_body" },
      { imageId: face, shows: "face", wakeWords: ["close-up"] },
    ],
  });
  const made = await createElementOf(database.db, { userId, input });
  expect(made).toMatchObject({
    ok: true,
    element: {
      name: "Mira",
      description: "short red hair",
      role: "character",
      tags: ["lead"],
      version: 1,
      missing: [],
      images: [
        { image: { id: body }, shows: "full_body", wakeWords: [] },
        { image: { id: face }, shows: "face", wakeWords: ["close-up"] },
      ],
    },
  });
});

test("a name in use is refused in any case and accents, and free again once its element is deleted", async () => {
  const { userId, imageId, key } = await withElement("José");
  const again = () => createElementOf(database.db, { userId, input: inputOf("JOSE", [imageId]) });
  expect(await again()).toEqual({ ok: false, error: { code: "invalid", fields: { name: "element_name_taken" } } });
  await trashElement(database.db, key);
  expect(await again()).toMatchObject({ ok: true });
  expect(await restoreElementOf(database.db, key)).toMatchObject({ error: { fields: { name: "element_name_taken" } } });
  const other = await withElement("Jose");
  expect(other.element.name).toBe("Jose");
});

test("of elements made at once with one name, one is made", async () => {
  const userId = await addUser(database.db);
  const input = inputOf("Mira", [await addImage(userId)]);
  const made = await Promise.all([1, 2, 3].map(() => createElementOf(database.db, { userId, input })));
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await elementsOf(database.db, { userId })).toHaveLength(1);
});

test("another user's element and images are refused", async () => {
  const mine = await withElement();
  const other = await withElement();
  const images = [other.imageId];
  const missing = { ok: false, error: { code: "invalid", fields: { images: "image_missing" } } };
  const { userId } = mine;
  expect(await createElementOf(database.db, { userId, input: inputOf("Leo", images) })).toEqual(missing);
  const forged = { userId, id: other.element.id, version: 1, input: inputOf("Leo", [mine.imageId]) };
  expect(await saveElementOf(database.db, forged)).toEqual({ ok: false, error: { code: "not_found" } });
  expect(await saveElementOf(database.db, { ...forged, ...mine.key, input: inputOf("Leo", images) })).toEqual(missing);
  expect(await elementOf(database.db, { userId, id: other.element.id })).toBeNull();
});

test("of two tabs that change an element, the later one is told and changes nothing", async () => {
  const { key, imageId } = await withElement();
  const change = (name: string) =>
    saveElementOf(database.db, { ...key, version: 1, input: inputOf(name, [imageId], { description: name }) });
  expect(await change("Lea")).toMatchObject({ ok: true, element: { name: "Lea", version: 2 } });
  expect(await change("Ada")).toEqual({ ok: false, error: { code: "conflict", fields: { form: "element_changed" } } });
  expect(await elementOf(database.db, key)).toMatchObject({ name: "Lea", description: "Lea" });
});

test("a rename changes every saved prompt that mentions it, also a deleted one, and no other text", async () => {
  const { userId, imageId, key } = await withElement("Mira");
  await createElementOf(database.db, { userId, input: inputOf("Mira-Luz", [imageId]) });
  const stranger = await withElement("Mira");
  const save = (text: string, of = userId) => insertSavedPrompt(database.db, { userId: of, name: "n", text });
  await save("@mira and @Mira-Luz, not @miranda or me@mira.com");
  await save("no mention of mira");
  const deleted = await save("@MIRA waves");
  await deleteSavedPrompt(database.db, { userId, id: deleted.id });
  await save("@mira", stranger.userId);
  await saveElementOf(database.db, { ...key, version: 1, input: inputOf("Lea", [imageId]) });
  const texts = async (of: string) =>
    (await listSavedPrompts(database.db, { userId: of, limit: 9 })).map(({ text }) => text).sort();
  expect(await texts(userId)).toEqual(["@Lea and @Mira-Luz, not @miranda or me@mira.com", "no mention of mira"]);
  expect(await texts(stranger.userId)).toEqual(["@mira"]);
  const { rows } = (await database.db.execute(`select text from saved_prompts where id = '${deleted.id}'`)) as {
    rows: { text: string }[];
  };
  expect(rows[0]?.text).toBe("@Lea waves");
});

test("a deleted image leaves a marked gap, which stays until its owner takes it out", async () => {
  const { userId, imageId, key } = await withElement();
  await emptyImage(database.db, { userId, id: imageId });
  expect(await elementOf(database.db, key)).toMatchObject({ images: [], missing: [{ imageId, shows: "face" }] });
  const other = await addImage(userId);
  const both = inputOf("Mira", [imageId, other]);
  expect(await saveElementOf(database.db, { ...key, version: 1, input: both })).toMatchObject({
    element: { images: [{ image: { id: other } }], missing: [{ imageId }] },
  });
  const without = inputOf("Mira", [other]);
  expect(await saveElementOf(database.db, { ...key, version: 2, input: without })).toMatchObject({
    element: { missing: [] },
  });
  expect(await saveElementOf(database.db, { ...key, version: 3, input: both })).toMatchObject({
    error: { fields: { images: "image_missing" } },
  });
});

test("the trash keeps an element for 30 days, and its videos keep what they were sent with for good", async () => {
  const { userId, imageId, key, element } = await withElement();
  const generation = await addGeneration(database.db, { userId, prompt: "Mira (@image1) runs" });
  const resolve = (given: { id: string; numbers: number[] }[], of = userId) =>
    resolveElements(database.db, { userId: of, given, imageIds: [imageId] });
  const resolved = await resolve([{ id: element.id, numbers: [1] }]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved));
  const rows = [{ id: generation, imageIds: [imageId] }];
  await recordUsedElements(database.db, { userId, rows, used: resolved.elements });
  const used = () => listUsedElements(database.db, { userId, ids: [generation] });
  const then = { name: "Mira", kind: "character", numbers: [1] };
  expect(await used()).toMatchObject([{ ...then, id: element.id }]);
  expect(await countVideosWith(database.db, key)).toBe(1);

  await saveElementOf(database.db, { ...key, version: 1, input: inputOf("Lea", [imageId]) });
  expect(await used()).toMatchObject([{ ...then, id: element.id }]);
  await trashElement(database.db, key);
  expect(await used()).toMatchObject([{ ...then, id: null }]);
  await purgeElements(database.db, { days: 30 });
  expect(await listElements(database.db, { userId, limit: 9, trashed: true })).toHaveLength(1);
  await database.db.update(elements).set({ deletedAt: new Date(Date.now() - 31 * 86_400_000) });
  await purgeElements(database.db, { days: 30 });
  expect(await listElements(database.db, { userId, limit: 9, trashed: true })).toEqual([]);
  expect(await used()).toMatchObject([{ ...then, id: null }]);

  await setTrashed(database.db, { userId, ids: [generation], at: new Date() });
  await deleteGenerations(database.db, { userId, id: generation });
  expect(await used()).toEqual([]);
});

test("a submit cannot name a foreign, deleted or unknown element, nor an image that is not the element's", async () => {
  const { userId, imageId, key, element } = await withElement();
  const other = await withElement();
  const loose = await addImage(userId);
  const resolve = (id: string, numbers: number[]) =>
    resolveElements(database.db, { userId, given: [{ id, numbers }], imageIds: [imageId, loose] });
  const refused = (word: string) => ({ ok: false, error: { code: "invalid", fields: { elements: word } } });
  expect(await resolve(other.element.id, [])).toEqual(refused("element_missing"));
  expect(await resolve(crypto.randomUUID(), [])).toEqual(refused("element_missing"));
  for (const numbers of [[2], [0], [3], [1, 2], [1.5]])
    expect(await resolve(element.id, numbers)).toEqual(refused("element_image_missing"));
  expect(await resolve(element.id, [1])).toMatchObject({ ok: true });
  await trashElement(database.db, key);
  expect(await resolve(element.id, [1])).toEqual(refused("element_missing"));
});

test("deleting for good needs the trash, and only its owner's", async () => {
  const { key } = await withElement();
  const other = await withElement();
  expect(await deleteElement(database.db, key)).toBe(false);
  await trashElement(database.db, key);
  expect(await deleteElement(database.db, { ...key, userId: other.userId })).toBe(false);
  expect(await deleteElement(database.db, key)).toBe(true);
});

test("an element beyond the limit is refused with its sentence", async () => {
  const { userId, imageId } = await withElement();
  const rows = Array.from({ length: MAX_ELEMENTS - 1 }, (_, at) => ({
    userId,
    kind: "object" as const,
    name: `n${at}`,
    nameKey: nameKey(`n${at}`),
  }));
  await database.db.insert(elements).values(rows);
  const full = { ok: false, error: { code: "invalid", fields: { name: "elements_full" } } };
  expect(await createElementOf(database.db, { userId, input: inputOf("Leo", [imageId]) })).toEqual(full);
});
