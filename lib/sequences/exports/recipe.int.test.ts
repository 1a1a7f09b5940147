import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteGenerations, setTrashed } from "@/db/gallery/entry-queries";
import { recentCosts, recentGenerationSeconds } from "@/db/generations/estimate-queries";
import { newestOfTexts } from "@/db/prompts/history-queries";
import { endAccount } from "@/db/removal/removal-queries";
import { sequenceExports } from "@/db/schema/sequences";
import { exportsWith, insertExport } from "@/db/sequences/export-queries";
import { setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { seedOf } from "@/lib/elements/restored";
import { resolveParent } from "@/lib/generations/parent";
import type { Recipe, SequenceView } from "../content";
import { createSequence, readSequence, saveSequence } from "../sequences";
import { setClip, splitAt } from "../timeline";
import { chaptersOf, isMixed, readExport, readExports } from "./recipe";

let database: TestDatabase;
let [userId, sequenceId, exported] = ["", "", ""];
let sources: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  const { db } = database;
  userId = await addUser(db);
  const ready = { userId, state: "ready" as const };
  sources = [
    await addGeneration(db, { ...ready, prompt: "a heron", title: "Heron" }),
    await addGeneration(db, { ...ready, prompt: "a fox" }),
  ];
  const made = await createSequence(db, { userId, name: "The story", from: { selection: { ids: sources } } });
  if (!made.ok) throw new Error(made.error.code);
  sequenceId = made.id;
  exported = await exportIt(await view());
});

async function view(): Promise<SequenceView> {
  const found = await readSequence(database.db, { userId, id: sequenceId });
  if (!found) throw new Error("no sequence");
  return found;
}
const recipeOf = ({ content: { by: _by, seq: _seq, ...timeline }, name }: SequenceView): Recipe => ({
  ...timeline,
  ...{ name, visibleLabel: false },
});

async function exportIt(sequence: SequenceView): Promise<string> {
  const file = { videoKey: "videos/x.mp4", videoBytes: 1, videoSha256: "x", videoWidth: 64, videoHeight: 36 };
  const words = { prompt: sequence.name, title: sequence.name, model: "sequence", ratio: "16:9", duration: 10 };
  const row = { userId, sequenceId, requestId: crypto.randomUUID(), recipe: recipeOf(sequence), ...words, ...file };
  const made = await insertExport(database.db, row);
  if (!made) throw new Error("not recorded");
  return made.id;
}
const save = async (clips: SequenceView["content"]["clips"]) => {
  const { version: base, content } = await view();
  await saveSequence(database.db, {
    ...{ userId, id: sequenceId },
    write: { base, content: { ...content, clips, by: "page", seq: base } },
  });
};

test("an exported video names its sequence and its clips with their seconds, and a source video names its exports", async () => {
  const { db } = database;
  expect(await readExport(db, { userId, id: exported })).toEqual({
    sequence: { id: sequenceId, name: "The story" },
    clips: [
      { at: 0, name: "Heron", video: { id: sources[0], posterUrl: null } },
      { at: 5, name: "a fox", video: { id: sources[1], posterUrl: null } },
    ],
  });
  const [source = ""] = sources;
  expect(await exportsWith(db, { userId, videoId: source, limit: 9 })).toEqual([{ id: exported, title: "The story" }]);
  expect(await exportsWith(db, { userId, videoId: exported, limit: 9 })).toEqual([]);
  expect(await readExport(db, { userId, id: source })).toBeNull();
  const other = await addUser(db);
  expect(await readExport(db, { userId: other, id: exported })).toBeNull();
  expect(await exportsWith(db, { userId: other, videoId: source, limit: 9 })).toEqual([]);
});

test("what became of a clip's video or of the sequence since is said, and the clip keeps its name", async () => {
  const { db } = database;
  await setTrashed(db, { userId, ids: sources.slice(0, 1), at: new Date() });
  await setSequenceDeleted(db, { userId, id: sequenceId, deleted: true });
  const made = await readExport(db, { userId, id: exported });
  expect(made?.sequence).toBeNull();
  expect(made?.clips.map(({ name, video }) => [name, video !== null])).toEqual([
    ["Heron", false],
    ["a fox", true],
  ]);
});

test("a sequence lists its exports, and says of each whether it was changed since", async () => {
  const { db } = database;
  const changed = async () =>
    (await readExports(db, { userId, sequence: await view() })).map((card) => [card.id, card.changed]);
  expect(await changed()).toEqual([[exported, false]]);
  const { clips } = (await view()).content;
  await save(setClip(clips, clips[0]?.key ?? "", { volume: 50 }));
  expect(await changed()).toEqual([[exported, true]]);
  const later = await exportIt(await view());
  expect(await changed()).toEqual([
    [later, false],
    [exported, true],
  ]);
  await save(clips);
  expect(await changed()).toEqual([
    [later, true],
    [exported, false],
  ]);
});

test("chapters begin where clips are first seen; the parts of a split clip are one, and a single clip is none", async () => {
  const { clips, ...rest } = recipeOf(await view());
  const faded = setClip(clips, clips[0]?.key ?? "", { crossfade: 24 });
  expect(chaptersOf({ ...rest, clips: faded }).map(({ at }) => at)).toEqual([0, 4]);
  expect(chaptersOf({ ...rest, clips: splitAt(clips, 24, "part") }).map(({ at }) => at)).toEqual([0, 5]);
  expect(chaptersOf({ ...rest, clips: clips.slice(0, 1) })).toEqual([]);
  const audio = { audioId: crypto.randomUUID(), name: "rain", frames: 9, at: 0, in: 0, out: 9, volume: 100 };
  const sound = { ...audio, muted: false, fadeIn: 0, fadeOut: 0 };
  expect(isMixed({ ...rest, clips, audio: sound })).toBe(true);
  expect(isMixed({ ...rest, clips, audio: { ...sound, muted: true } })).toBe(false);
  expect(isMixed({ ...rest, clips })).toBe(false);
});

test("an exported video is never taken for a generation", async () => {
  const { db } = database;
  // Neither in the times and costs from which estimates are made,
  const asked = await recentGenerationSeconds(db, { duration: 10, limit: 9 });
  const costs = await recentCosts(db, { durations: [10], limit: 9 });
  expect([asked, costs.get(10)]).toEqual([[], []]);
  // nor among the texts that were submitted, nor in place of one that reads like its name,
  const named = await addGeneration(db, { userId, prompt: "The story", createdAt: new Date(Date.now() - 60_000) });
  expect(await newestOfTexts(db, { userId, ids: [exported, named] })).toEqual(new Set([named]));
  // nor to be used again, nor as what another one repeats or was made from.
  expect(await seedOf(db, { userId, id: exported })).toBeNull();
  const none = { retryOf: null, madeFrom: null };
  expect(await resolveParent(db, { userId, madeFrom: exported })).toEqual(none);
  expect(await resolveParent(db, { userId, retryOf: exported })).toEqual(none);
});

test("a recipe is erased with its video, and with its account", async () => {
  const { db } = database;
  const second = await exportIt(await view());
  await setTrashed(db, { userId, ids: [exported], at: new Date() });
  await deleteGenerations(db, { userId, id: exported });
  expect(await db.select({ id: sequenceExports.generationId }).from(sequenceExports)).not.toContainEqual({
    id: exported,
  });
  expect(await readExport(db, { userId, id: second })).not.toBeNull();
  await endAccount(db, { userId });
  expect(await db.select({ id: sequenceExports.generationId }).from(sequenceExports)).not.toContainEqual({
    id: second,
  });
});
