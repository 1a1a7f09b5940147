import { afterAll, beforeAll, expect, test } from "vitest";
import { trashElement } from "@/db/elements/element-changes";
import { emptyImage } from "@/db/images/image-queries";
import { images } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { admit } from "@/lib/generations/admission/admit";
import { promptHistory } from "@/lib/prompts/history";
import { elementKey } from "./element-key";
import { createElementOf, saveElementOf } from "./elements";
import { seedOf } from "./restored";
import { elementSchema } from "./schema";

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

const PROMPT = "@image1 lights Mira (@image2). Mira (@image2) smiles.";

/** A video that was sent with an image of its own and one of an element. */
async function withVideo(template?: string) {
  const userId = await addUser(database.db);
  const [lamp, face] = [await addImage(userId), await addImage(userId)];
  const write = (name: string) =>
    elementSchema.parse({ kind: "character", name, images: [{ imageId: face, shows: "face" }] });
  const made = await createElementOf(database.db, { userId, input: write("Mira") });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { id } = made.element;
  const services = {
    ...{ db: database.db, creditLimits: {}, creditsPerSecond: "0.1", verifiedOnly: false },
    publish: async () => undefined,
  };
  const sent = { prompt: PROMPT, imageIds: [lamp, face], elements: [{ id, numbers: [2] }] };
  const written = template === undefined ? {} : { ...sent, choices: ["@Mira"], template };
  const admitted = await admit(services, {
    ...{ ...sent, userId, requestId: crypto.randomUUID(), model: "seedance-2.0" },
    variations: [{ ratio: "16:9", duration: 5, ...written }],
  });
  if (!admitted.ok) throw new Error(JSON.stringify(admitted.error));
  const [generation] = admitted.generations;
  return {
    ...{ userId, lamp, face, key: { userId, id }, video: { userId, id: generation?.row.id ?? "" } },
    rename: () => saveElementOf(database.db, { userId, id, version: 1, input: write("Lea") }),
  };
}

test("used again, an element is a mention and only the prompt's own images are its images", async () => {
  const { userId, video, lamp, face, key } = await withVideo();
  const mira = { key: elementKey(key.id) };
  const restored = {
    ...{ doc: [{ key: lamp }, " lights ", mira, ". ", mira, " smiles."], direct: 1 },
    ...{ elements: [{ id: key.id, left: [] }], views: [{ id: key.id, images: [{ image: { id: face } }] }] },
  };
  expect(await seedOf(database.db, video)).toMatchObject({ prompt: PROMPT, restored });
  expect((await promptHistory(database.db, { userId })).items).toMatchObject([{ id: video.id, restored }]);
  expect(await seedOf(database.db, { ...video, part: 2 })).not.toHaveProperty("restored");
  expect(await seedOf(database.db, { ...video, userId: await addUser(database.db) })).toBeNull();
});

test.each<[string, (made: Awaited<ReturnType<typeof withVideo>>) => Promise<unknown>]>([
  ["was renamed", ({ rename }) => rename()],
  ["is in the trash", ({ key }) => trashElement(database.db, key)],
  ["lost its image", ({ userId, face }) => emptyImage(database.db, { userId, id: face })],
])("used again, the images of an element that %s are the prompt's own", async (_, change) => {
  const made = await withVideo();
  await change(made);
  const seed = await seedOf(database.db, made.video);
  expect(seed).not.toHaveProperty("restored");
  expect([seed?.prompt, seed?.images.map(({ id }) => id)]).toEqual([PROMPT, [made.lamp, made.face]]);
});

test("used again as it was written, a template mentions an element that was renamed since", async () => {
  const template = "@image1 lights {@Mira|@Leo}. @Mira smiles.";
  const { userId, video, lamp, key, rename } = await withVideo(template);
  await rename();
  const mira = { key: elementKey(key.id) };
  const restored = { doc: [{ key: lamp }, " lights {", mira, "|@Leo}. ", mira, " smiles."], direct: 1 };
  const seed = await seedOf(database.db, { ...video, part: "template" });
  expect(seed).toMatchObject({ restored: { ...restored, views: [{ name: "Lea" }] } });
  expect(seed?.images.map(({ id }) => id)).toEqual([lamp]);
  expect((await promptHistory(database.db, { userId })).items).toMatchObject([{ restored }]);
});
