import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertElement } from "@/db/elements/element-changes";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { readImages } from "@/db/generations/generation-queries";
import { generations as rows } from "@/db/schema/generations";
import { jpeg } from "@/e2e/fixtures/images";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { storeImage } from "@/lib/images/store";
import { promptHistory } from "@/lib/prompts/history";
import { admit } from "./admission/admit";
import { composeSchema } from "./admission/schema";
import { composerSeed } from "./composer-seed";
import { submitAnother } from "./lifecycle/user-actions";
import { templateSeed } from "./template-seed";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const setting = { ratio: "16:9", duration: 5 } as const;

async function keep(userId: string, color: string): Promise<string> {
  const kept = await storeImage(app.services, { userId, bytes: await jpeg(640, 480, color), name: `${color}.jpg` });
  if (!kept.ok) throw new Error("the image was refused");
  return kept.image.id;
}

/** A submit as the browser sends it, parsed as the action does. */
async function submit(userId: string, input: object) {
  const read = composeSchema.safeParse({ requestId: randomUUID(), model: "seedance-2.0", imageIds: [], ...input });
  if (!read.success) return { ok: false as const, error: read.error.issues.map(({ message }) => message) };
  return admit(app.services, { userId, ...read.data });
}

async function admitted(userId: string, input: object) {
  const made = await submit(userId, input);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.generations;
}

const TEMPLATE = ["{@image1|@image2} in the {rain|snow}", "{@image2|@image1} in the {rain|snow}"] as const;

/** Two videos of one template, each with the image that it uses. */
async function batch() {
  const userId = await app.user();
  const [a, b] = [await keep(userId, "#a86432"), await keep(userId, "#3264a8")];
  const prompt = "@image1 in the rain";
  const generations = await admitted(userId, {
    ...{ prompt, imageIds: [a] },
    variations: [
      { ...setting, prompt, imageIds: [a], choices: ["@image1", "rain"], template: TEMPLATE[0] },
      { ...setting, prompt: "@image1 in the snow", imageIds: [b], choices: ["@image2", "snow"], template: TEMPLATE[1] },
    ],
  });
  return { userId, a, b, generations };
}

test("choices: each variation is recorded with its own prompt, images, choices and template", async () => {
  const { a, b, generations } = await batch();
  expect(generations.map(({ row: { prompt, choices, template } }) => ({ prompt, choices, template }))).toEqual([
    { prompt: "@image1 in the rain", choices: ["@image1", "rain"], template: TEMPLATE[0] },
    { prompt: "@image1 in the snow", choices: ["@image2", "snow"], template: TEMPLATE[1] },
  ]);
  expect(generations.map(({ images }) => images.map(({ id }) => id))).toEqual([[a], [b]]);
  expect(new Set(generations.map(({ row }) => row.batchId)).size).toBe(1);
});

test("choices: used again with all of them, the images of the other choices come from the batch", async () => {
  const { a, b, generations } = await batch();
  const seeds = await Promise.all(generations.map((one) => templateSeed(app.services.db, one)));
  expect(seeds.map(({ prompt, images }) => [prompt, images.map(({ id }) => id)])).toEqual([
    [TEMPLATE[0], [a, b]],
    [TEMPLATE[1], [b, a]],
  ]);
});

test("choices: an image that no video of the batch has is asked for by its number, never replaced", async () => {
  const userId = await app.user();
  const a = await keep(userId, "#32a864");
  const [one] = await admitted(userId, {
    ...{ prompt: "@image1", imageIds: [a] },
    variations: [{ ...setting, prompt: "@image1", imageIds: [a], choices: ["@image1"], template: "{@image1|@image2}" }],
  });
  const { prompt, images } = await templateSeed(app.services.db, one!);
  expect([prompt, images.map(({ id }) => id)]).toEqual(["{@image1|@image2}", [a]]);
});

test("choices: each variation is recorded with the elements that it uses, and their images come back with their names", async () => {
  const userId = await app.user();
  const [own, hers] = [await keep(userId, "#a86432"), await keep(userId, "#3264a8")];
  const id = randomUUID();
  await insertElement(app.services.db, {
    ...{ userId, id, most: 9, images: [{ imageId: hers, shows: "face", wakeWords: [] }] },
    values: { name: "mira", nameKey: "mira", kind: "character", description: "", role: null, tags: [] },
  });
  const rain = { prompt: "@image1 in the rain", imageIds: [own], choices: ["@image1"], template: "{@image1|@mira}" };
  const mira = {
    ...{ prompt: "Mira (@image1) in the rain", imageIds: [hers], choices: ["@mira"], template: "{@image2|@mira}" },
    elements: [{ id, numbers: [1] }],
  };
  const generations = await admitted(userId, {
    ...{ prompt: rain.prompt, imageIds: [own] },
    variations: [rain, mira].map((one) => ({ ...setting, ...one })),
  });
  const used = await listUsedElements(app.services.db, { userId, ids: generations.map(({ row }) => row.id) });
  expect(used.map(({ generationId, name }) => [generationId, name])).toEqual([[generations[1]?.row.id, "mira"]]);
  const { prompt, images } = await templateSeed(app.services.db, generations[1]!);
  expect([prompt, images.map(({ id }) => id)]).toEqual(["{@image1|@mira}", [own]]);
});

test("choices: a batch is once in the history, as it was before its choices were made", async () => {
  const { userId, generations } = await batch();
  const { items } = await promptHistory(app.services.db, { userId });
  expect(items.map(({ id, prompt }) => ({ id, prompt }))).toEqual([
    { id: generations[1]?.row.id, prompt: TEMPLATE[1] },
  ]);
});

describe("made again without a change, a video keeps its choices", () => {
  test("by hand", async () => {
    const { userId, a, generations } = await batch();
    const [first] = generations;
    const again = { prompt: "@image1 in the rain", imageIds: [a], variations: [setting], madeFrom: first?.row.id };
    const [same] = await admitted(userId, again);
    expect(same?.row).toMatchObject({ choices: ["@image1", "rain"], template: TEMPLATE[0] });
    const [changed] = await admitted(userId, { ...again, prompt: "@image1 in the fog" });
    expect(changed?.row).toMatchObject({ choices: null, template: null });
    const other = await app.user();
    const [foreign] = await admitted(other, { ...again, prompt: "in the rain", imageIds: [] });
    expect(foreign?.row).toMatchObject({ choices: null, template: null });
  });

  test("when its submit was never answered", async () => {
    const { userId, generations } = await batch();
    const { id } = generations[0]!.row;
    await app.services.db.update(rows).set({ state: "unconfirmed" }).where(eq(rows.id, id));
    const again = await submitAnother(app.services, { userId, id, requestId: randomUUID() });
    expect(again.ok && again.generations[0]?.row).toMatchObject({
      choices: ["@image1", "rain"],
      template: TEMPLATE[0],
    });
  });
});

test("choices: what was sent with braces is loaded again as exactly that", async () => {
  const userId = await app.user();
  const [one] = await admitted(userId, { prompt: "a {dawn|dusk} street", variations: [setting] });
  const images = await readImages(app.services.db, one!.row);
  expect(composerSeed({ row: one!.row, images }).prompt).toBe(String.raw`a \{dawn\|dusk\} street`);
});

describe("a forged submit is refused whole", () => {
  const prompt = "@image1 in the rain";
  test("a variation with another user's image", async () => {
    const [userId, other] = [await app.user(), await app.user()];
    const theirs = await keep(other, "#a83264");
    const made = await submit(userId, {
      prompt: "rain",
      variations: [setting, { ...setting, prompt, imageIds: [theirs] }],
    });
    expect(made).toMatchObject({ ok: false, error: { fields: { imageIds: "image_missing" } } });
    expect((await promptHistory(app.services.db, { userId })).items).toEqual([]);
  });

  test.each([
    ["a mention without its image", { prompt, imageIds: [] }, "mention_missing"],
    ["an empty prompt", { prompt: "\u200b" }, "prompt_empty"],
    ["a long prompt", { prompt: "a".repeat(4_001) }, "prompt_long"],
    ["too many choices", { choices: Array.from({ length: 7 }, () => "a") }, "request"],
    ["a long choice", { choices: ["a".repeat(4_001)] }, "request"],
    ["an empty template", { template: "" }, "request"],
  ])("%s", async (_what, more, error) => {
    const made = await submit(await app.user(), { prompt: "rain", variations: [{ ...setting, ...more }] });
    expect(made).toEqual({ ok: false, error: [error] });
  });
});
