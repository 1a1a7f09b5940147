import { afterAll, beforeAll, expect, test } from "vitest";
import { setDraftDeleted, updateDraftName } from "@/db/prompts/draft-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { DEFAULTS } from "@/lib/generations/settings";
import { MAX_DRAFTS } from "@/lib/prompts/limits";
import type { DraftContent, OpenDraft } from "./content";
import { currentDraft, readDraft, saveDraft } from "./current-draft";
import { draftCards, draftPlace, restoreDraftOf, saveAs } from "./named-drafts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A user at a composer: writes text as the draft that is open. */
async function writer() {
  const { db } = database;
  const id = await addUser(db);
  let seq = 0;
  const content = (words: string, open: OpenDraft | null): DraftContent => {
    seq += 1;
    return { open, doc: words ? [words] : [], images: [], gone: [], elements: [], settings: DEFAULTS, by: "page", seq };
  };
  return {
    id,
    async write(words: string, open: OpenDraft | null = null) {
      const base = (await currentDraft(db, { userId: id }))?.version ?? 0;
      expect((await saveDraft(db, { userId: id, write: { base, content: content(words, open) } })).ok).toBe(true);
    },
    async name(name: string): Promise<OpenDraft> {
      const current = await currentDraft(db, { userId: id });
      if (!current) throw new Error("nothing is written");
      const named = await saveAs(db, { userId: id, name, current: current.content });
      if (!named.ok) throw new Error(named.error.code);
      return named.open;
    },
    words: async (open: OpenDraft | null) =>
      (await readDraft(db, { userId: id, id: draftPlace(id, open) }))?.content.doc.join("") ?? null,
    list: async () => (await draftCards(db, { userId: id })).map(({ name, text }) => [name, text]),
  };
}

test("text goes to the open draft, and switching loses nothing", async () => {
  const user = await writer();
  await user.write("rain");
  const rain = await user.name("Rain");
  await user.write("rain, and more", rain);
  await user.write("", null);
  await user.write("snow", null);
  expect(await user.words(rain)).toBe("rain, and more");
  await user.write("rain, and more", rain);
  expect(await user.words(null)).toBe("snow");
  expect(await user.list()).toEqual([
    [null, "snow"],
    ["Rain", "rain, and more"],
  ]);
});

test("a draft that got a name is not listed twice", async () => {
  const user = await writer();
  await user.write("rain");
  await user.name("Rain");
  expect(await user.list()).toEqual([["Rain", "rain"]]);
});

test("a prompt that arrives while a named draft is open does not overwrite the unnamed draft", async () => {
  const user = await writer();
  await user.write("waiting");
  await user.write("rain", { id: crypto.randomUUID(), name: "Rain" });
  await user.write("another video, taken up again", null);
  expect(await user.list()).toContainEqual(["waiting", "waiting"]);
  expect(await user.list()).toContainEqual([null, "another video, taken up again"]);
});

test("a deletion can be undone, and a deleted draft that is still being written returns", async () => {
  const { db } = database;
  const user = await writer();
  await user.write("rain");
  const rain = await user.name("Rain");
  const key = { userId: user.id, id: rain.id };
  expect(await setDraftDeleted(db, { ...key, deleted: true })).toBe(true);
  expect(await user.list()).toEqual([]);
  expect(await user.words(rain)).toBeNull();
  expect(await restoreDraftOf(db, { userId: user.id, id: rain.id })).toEqual({ ok: true });
  await setDraftDeleted(db, { ...key, deleted: true });
  await user.write("rain that somebody still writes", rain);
  expect(await user.list()).toEqual([["Rain", "rain that somebody still writes"]]);
});

test("a user cannot read, rename, delete or write another user's draft, even by its id", async () => {
  const { db } = database;
  const [mine, theirs] = [await writer(), await writer()];
  await mine.write("mine");
  const open = await mine.name("Mine");
  expect(await readDraft(db, { userId: theirs.id, id: open.id })).toBeNull();
  expect(await updateDraftName(db, { userId: theirs.id, id: open.id, name: "Theirs" })).toBe(false);
  expect(await setDraftDeleted(db, { userId: theirs.id, id: open.id, deleted: true })).toBe(false);
  await theirs.write("theirs", open);
  expect(await mine.list()).toEqual([["Mine", "mine"]]);
});

test("the limit on drafts also applies to a page that invents ids", async () => {
  const user = await writer();
  await user.write("rain");
  for (let at = 0; at < MAX_DRAFTS; at += 1) await user.name(`Rain ${at}`);
  const current = await currentDraft(database.db, { userId: user.id });
  expect(await saveAs(database.db, { userId: user.id, name: "One more", current: current!.content })).toEqual({
    ok: false,
    error: { code: "invalid", fields: { name: "drafts_full" } },
  });
  await user.write("rain", { id: crypto.randomUUID(), name: "Invented" });
  expect((await user.list()).filter(([name]) => name === "Invented")).toEqual([]);
});
