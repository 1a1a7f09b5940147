import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { findDraft, setDraftDeleted } from "@/db/prompts/draft-queries";
import { rowsOf } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { images } from "@/db/schema/images";
import { drafts } from "@/db/schema/prompts";
import { sequenceScenes, sequences } from "@/db/schema/sequences";
import { insertScenes, listUnfilled, purgeSceneDrafts } from "@/db/sequences/scene-queries";
import { sequencesWith, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { admit } from "@/lib/generations/admission/admit";
import { composeSchema } from "@/lib/generations/admission/schema";
import { DEFAULTS } from "@/lib/generations/settings";
import { openDraftOf } from "@/lib/prompts/drafts/current-draft";
import { draftCards } from "@/lib/prompts/drafts/named-drafts";
import type { Clip } from "@/lib/sequences/content";
import { RATE } from "@/lib/sequences/limits";
import { isServersOnly } from "@/lib/sequences/merge-server";
import { appendTo, createSequence, readSequence, saveSequence } from "@/lib/sequences/sequences";
import { fillScenes } from "./fill-scenes";
import { fillAll } from "./keep-filling";
import { isDraftOf, makeSceneDraft } from "./scene-drafts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A user with a sequence of planned scenes. */
async function planned(names: string[] = ["The harbor", "The storm"]) {
  const { db } = database;
  const userId = await addUser(db);
  const scenes = names.map((name) => ({ name, seconds: 4 }));
  const made = await createSequence(db, { userId, name: "The story", from: { scenes } });
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made;
  const read = async () => {
    const view = await readSequence(db, { userId, id });
    if (!view) throw new Error("no sequence");
    return view;
  };
  const keys = (await read()).content.clips.map(({ key }) => key);
  return { userId, id, read, keys };
}

const forScene = async (
  { userId, id }: { userId: string; id: string },
  clipKey = "",
  given: Partial<typeof generations.$inferInsert> = {},
) => {
  const generation = await addGeneration(database.db, { userId, prompt: "a wave", state: "rendering", ...given });
  await insertScenes(database.db, { userId, sequenceId: id, clipKey, ids: [generation] });
  return generation;
};

/** What the lifecycle does to the row, and nothing besides: the process ends right after it. */
const finish = (id: string, at = new Date()) =>
  database.db
    .update(generations)
    .set({ state: "ready", videoKey: "key", videoSha256: "sum", finishedAt: at })
    .where(eq(generations.id, id));

const services = () => ({
  db: database.db,
  creditLimits: {},
  creditsPerSecond: "0.1",
  publish: () => undefined,
  verifiedOnly: false,
});
const submit = (userId: string, given: object) =>
  admit(services(), {
    userId,
    ...composeSchema.parse({
      requestId: crypto.randomUUID(),
      prompt: "a wave",
      imageIds: [],
      variations: [{ ratio: "16:9", duration: 5 }],
      model: DEFAULTS.model,
      ...given,
    }),
  });
const recorded = (sequenceId: string) =>
  database.db.select().from(sequenceScenes).where(eq(sequenceScenes.sequenceId, sequenceId));

test("scenes: a submit records its scene for every generation, and a retry is for the same scene", async () => {
  const { userId, id, keys } = await planned();
  const scene = { sequenceId: id, clipKey: keys[1] };
  const sent = await submit(userId, {
    scene,
    variations: [
      { ratio: "16:9", duration: 5 },
      { ratio: "16:9", duration: 10 },
    ],
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const ids = sent.generations.map(({ row }) => row.id);
  expect((await recorded(id)).map(({ generationId, clipKey }) => [generationId, clipKey])).toEqual(
    expect.arrayContaining(ids.map((one) => [one, keys[1]])),
  );
  const again = await submit(userId, { retryOf: ids[0] });
  expect(
    again.ok && (await recorded(id)).some(({ generationId }) => generationId === again.generations[0]?.row.id),
  ).toBe(true);
  expect(await recorded(id)).toHaveLength(3);
});

test("scenes: another user's sequence and one in the trash are refused, and nothing is admitted", async () => {
  const { db } = database;
  const { id, keys, userId } = await planned();
  const other = await addUser(db);
  const scene = { sequenceId: id, clipKey: keys[0] };
  const refusal = { ok: false, error: { code: "invalid", fields: { scene: "scene_missing" } } };
  expect(await submit(other, { scene })).toEqual(refusal);
  await setSequenceDeleted(db, { userId, id, deleted: true });
  expect(await submit(userId, { scene })).toEqual(refusal);
  expect(await recorded(id)).toEqual([]);
  expect(await db.$count(generations, eq(generations.userId, other))).toBe(0);
});

test("scenes: of two videos that are ready at once, the first one takes the place and the other is a variation", async () => {
  const { db } = database;
  const story = await planned();
  const { userId, id, keys } = story;
  const [late, early] = [
    await forScene(story, keys[0], { duration: 10, title: "Late" }),
    await forScene(story, keys[0], { duration: 10, title: "Early" }),
  ];
  await Promise.all([finish(late, new Date(2_000)), finish(early, new Date(1_000))]);
  await Promise.all([fillScenes(db, { userId, id }), fillScenes(db, { userId, id }), fillScenes(db, { userId, id })]);
  const view = await story.read();
  expect(view).toMatchObject({ version: 2, content: { by: "server", seq: 1 } });
  expect(view.content.clips).toMatchObject([
    { key: keys[0], videoId: early, name: "Early", frames: 240, in: 0, out: 240 },
    { key: keys[1], videoId: null },
  ]);
  expect(view.videos.map((video) => video.id)).toEqual([early]);
  expect(new Set(view.scenes.map(({ generation }) => generation.id))).toEqual(new Set([late, early]));
  expect(await sequencesWith(db, { userId, videoId: early })).toEqual([{ id, name: "The story" }]);
});

test("scenes: a process that ends between a video's last step and its place is made up for by a read or by the next walk", async () => {
  const { db } = database;
  const [one, two] = [await planned(), await planned()];
  const [seen, unseen] = [await forScene(one, one.keys[1]), await forScene(two, two.keys[0])];
  await finish(seen);
  await finish(unseen);
  expect((await one.read()).content.clips.map(({ videoId }) => videoId)).toEqual([null, seen]);
  expect((await listUnfilled(db, { after: "", limit: 9 })).map(({ id }) => id)).toEqual([two.id]);
  // A server that stops begins with none: its database is about to be closed.
  expect(await fillAll(services(), AbortSignal.abort())).toBe(0);
  expect(await fillAll(services())).toBe(1);
  expect(await fillAll(services())).toBe(0);
  const [row] = await db.select().from(sequences).where(eq(sequences.id, two.id));
  expect(row?.content).toMatchObject({ clips: [{ videoId: unseen, name: "The harbor" }, { videoId: null }] });
});

test("scenes: one that was removed, or has a video by now, or is in the trash stays as it is", async () => {
  const { db } = database;
  const story = await planned();
  const { userId, id, keys } = story;
  const [first, second] = [await forScene(story, keys[0]), await forScene(story, keys[1])];
  const placed = await addGeneration(db, { userId, prompt: "another", state: "ready" });
  const { content } = await story.read();
  const [harbor] = content.clips as [Clip];
  const clips = [{ ...harbor, videoId: placed, name: "placed" }];
  await saveSequence(db, { userId, id, write: { base: 1, content: { ...content, clips, by: "page", seq: 1 } } });
  await finish(first);
  await finish(second);
  expect(await fillScenes(db, { userId, id })).toBe(false);
  expect(await fillAll(services())).toBe(0);
  const view = await story.read();
  expect(view).toMatchObject({ version: 2, content: { clips: [{ videoId: placed, name: "placed" }] } });
  expect(view.scenes.map(({ generation }) => generation.id)).toEqual([first]);
  await setTrashed(db, { userId, ids: [first], at: new Date() });
  expect((await story.read()).scenes).toEqual([]);
});

test("scenes: a page that missed only the server's writes is told so, and one that missed another page's is not", async () => {
  const { db } = database;
  const story = await planned();
  const { userId, id, keys } = story;
  const extra = await addGeneration(db, { userId, prompt: "extra", state: "ready" });
  await finish(await forScene(story, keys[0]));
  await fillScenes(db, { userId, id });
  await appendTo(db, { userId, id, from: { selection: { ids: [extra] } } });
  const servers = await story.read();
  expect(servers.version).toBe(3);
  expect([isServersOnly(servers, 0), isServersOnly(servers, 1), isServersOnly(servers, 2)]).toEqual([
    false,
    true,
    true,
  ]);
  const write = { base: 3, content: { ...servers.content, by: "page", seq: 1 } };
  await saveSequence(db, { userId, id, write });
  await finish(await forScene(story, keys[1]));
  const mixed = await story.read();
  expect([isServersOnly(mixed, 3), isServersOnly(mixed, 4)]).toEqual([false, true]);
});

test("scenes: a draft of a scene has its frame, the sequence's ratio and the nearest duration, and no list has it", async () => {
  const { db } = database;
  const { userId, id: sequenceId, keys } = await planned();
  const vertical = await addGeneration(db, { userId, prompt: "first", state: "ready", ratio: "9:16" });
  await appendTo(db, { userId, id: sequenceId, from: { selection: { ids: [vertical] } } });
  const imageId = crypto.randomUUID();
  const file = { storageKey: imageId, thumbKey: imageId, sha256: imageId, bytes: 1, contentType: "image/jpeg" };
  await db.insert(images).values({ id: imageId, userId, name: "last.jpg", width: 1, height: 1, ...file });
  const scene = { sequenceId, clipKey: keys[1] ?? "" };
  const id = crypto.randomUUID();
  const made = { id, scene, name: "The storm", imageId, phrase: " is the first frame.", text: "Rain.", seconds: 9 };
  const other = await addUser(db);
  expect(await makeSceneDraft(db, { userId: other, ...made })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await makeSceneDraft(db, { userId, ...made })).toEqual({ ok: true, id });
  const row = await findDraft(db, { userId, id });
  expect(row?.content).toMatchObject({
    open: { id, name: "The storm", scene },
    doc: [{ key: imageId }, " is the first frame.\n", "Rain."],
    images: [{ imageId, name: "last.jpg" }],
    settings: { ratio: "9:16", duration: 10 },
  });
  expect(await draftCards(db, { userId })).toEqual([]);
  expect(await openDraftOf(db, { userId, id })).toEqual({ id, name: "The storm", scene });
  expect(await openDraftOf(db, { userId: other, id })).toBeNull();
  expect(await isDraftOf(db, { userId, id, scene })).toBe(true);
  expect(await isDraftOf(db, { userId, id, scene: { ...scene, clipKey: "a copy" } })).toBe(false);
  expect(await setDraftDeleted(db, { userId, id, deleted: true })).toBe(false);
  await purgeSceneDrafts(db);
  expect(await findDraft(db, { userId, id })).not.toBeNull();
  await db.delete(sequences).where(eq(sequences.id, sequenceId));
  await purgeSceneDrafts(db);
  expect(await db.$count(drafts, eq(drafts.id, id))).toBe(0);
});

test("scenes: a sequence with another rate counts a scene's video by its own", async () => {
  const { db } = database;
  const story = await planned(["Only"]);
  const { userId, id, keys } = story;
  const { content } = await story.read();
  await saveSequence(db, { userId, id, write: { base: 1, content: { ...content, rate: 30, by: "page", seq: 1 } } });
  await finish(await forScene(story, keys[0]));
  expect((await story.read()).content.clips[0]).toMatchObject({ frames: 150, out: 150 });
  expect(RATE).toBe(24);
});

type Plan = Record<"Actual Rows" | "Actual Loops", number> &
  Partial<Record<"Rows Removed by Filter" | "Rows Removed by Index Recheck", number>> & {
    "Relation Name"?: string;
    Plans?: Plan[];
  };

/** Rows that a query took from tables, those it dropped included. */
const rowsRead = (plan: Plan): number => {
  const dropped = (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
  const own = plan["Relation Name"] ? (plan["Actual Rows"] + dropped) * plan["Actual Loops"] : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), own);
};

test("scenes: the walk reads what is planned still, not the sequences that are filled", async () => {
  const { db } = database;
  const story = await planned();
  const { userId, id, keys } = story;
  await finish(await forScene(story, keys[0]));
  const FILLED = 200;
  const content = { clips: [{ key: "a", videoId: "a video" }] };
  const filled = await db
    .insert(sequences)
    .values(Array.from({ length: FILLED }, () => ({ userId, name: "filled", content })))
    .returning({ sequenceId: sequences.id });
  const scenes: (typeof sequenceScenes.$inferInsert)[] = [];
  for (const { sequenceId } of filled) {
    const generationId = await addGeneration(db, { userId, prompt: "a wave", state: "ready" });
    scenes.push({ generationId, sequenceId, clipKey: "a" });
  }
  await db.insert(sequenceScenes).values(scenes);
  await db.execute(sql`analyze`);
  const page = listUnfilled(db, { after: "", limit: 50 });
  expect((await page).map((row) => row.id)).toContain(id);
  const [explained] = await rowsOf<{ "QUERY PLAN": [{ Plan: Plan }] }>(
    db,
    sql`explain (analyze, format json) ${page.getSQL()}`,
  );
  const read = explained ? rowsRead(explained["QUERY PLAN"][0].Plan) : 0;
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(FILLED / 4);
});
