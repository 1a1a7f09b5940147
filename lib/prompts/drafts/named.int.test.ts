import { afterAll, beforeAll, expect, test } from "vitest";
import { setDraftDeleted, updateDraftName } from "@/db/prompts/draft-queries";
import { users } from "@/db/schema";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
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

/** Somebody at a composer: writes words as the draft that is open. */
async function writer() {
  const { db } = database;
  const [user] = await db
    .insert(users)
    .values({ email: `${crypto.randomUUID()}@example.com` })
    .returning();
  const id = user!.id;
  let seq = 0;
  const content = (words: string, open: OpenDraft | null): DraftContent => {
    seq += 1;
    return { open, doc: words ? [words] : [], pictures: [], gone: [], settings: DEFAULTS, by: "page", seq };
  };
  return {
    id,
    async write(words: string, open: OpenDraft | null = null) {
      const base = (await currentDraft(db, id))?.version ?? 0;
      expect((await saveDraft(db, id, { base, content: content(words, open) })).ok).toBe(true);
    },
    async name(name: string): Promise<OpenDraft> {
      const current = await currentDraft(db, id);
      if (!current) throw new Error("nothing is written");
      const named = await saveAs(db, id, name, current.content);
      if (!named.ok) throw new Error(named.error.code);
      return named.open;
    },
    words: async (open: OpenDraft | null) =>
      (await readDraft(db, id, draftPlace(id, open)))?.content.doc.join("") ?? null,
    list: async () => (await draftCards(db, id)).map(({ name, text }) => [name, text]),
  };
}

test("what is written goes to the draft that is open, and switching leaves nothing behind", async () => {
  const person = await writer();
  await person.write("rain");
  const rain = await person.name("Rain");
  await person.write("rain, and more", rain);
  await person.write("", null);
  await person.write("snow", null);
  expect(await person.words(rain)).toBe("rain, and more");
  await person.write("rain, and more", rain);
  expect(await person.words(null)).toBe("snow");
  expect(await person.list()).toEqual([
    [null, "snow"],
    ["Rain", "rain, and more"],
  ]);
});

test("a draft that got a name does not stand in the list twice", async () => {
  const person = await writer();
  await person.write("rain");
  await person.name("Rain");
  expect(await person.list()).toEqual([["Rain", "rain"]]);
});

test("words that come in beside a named draft do not fall on what waits without a name", async () => {
  const person = await writer();
  await person.write("waiting");
  await person.write("rain", { id: crypto.randomUUID(), name: "Rain" });
  await person.write("another film, taken up again", null);
  expect(await person.list()).toContainEqual(["waiting", "waiting"]);
  expect(await person.list()).toContainEqual([null, "another film, taken up again"]);
});

test("a deletion can be taken back, and one that is written elsewhere comes back by itself", async () => {
  const { db } = database;
  const person = await writer();
  await person.write("rain");
  const rain = await person.name("Rain");
  const key = { userId: person.id, id: rain.id };
  expect(await setDraftDeleted(db, { ...key, deleted: true })).toBe(true);
  expect(await person.list()).toEqual([]);
  expect(await person.words(rain)).toBeNull();
  expect(await restoreDraftOf(db, person.id, rain.id)).toEqual({ ok: true });
  await setDraftDeleted(db, { ...key, deleted: true });
  await person.write("rain that somebody still writes", rain);
  expect(await person.list()).toEqual([["Rain", "rain that somebody still writes"]]);
});

test("nobody reads, renames, deletes or writes somebody else's draft, by its id neither", async () => {
  const { db } = database;
  const [mine, theirs] = [await writer(), await writer()];
  await mine.write("mine");
  const open = await mine.name("Mine");
  expect(await readDraft(db, theirs.id, open.id)).toBeNull();
  expect(await updateDraftName(db, { userId: theirs.id, id: open.id, name: "Theirs" })).toBe(false);
  expect(await setDraftDeleted(db, { userId: theirs.id, id: open.id, deleted: true })).toBe(false);
  await theirs.write("theirs", open);
  expect(await mine.list()).toEqual([["Mine", "mine"]]);
});

test("there are so many drafts and no more, for a page that invents them as well", async () => {
  const person = await writer();
  await person.write("rain");
  for (let at = 0; at < MAX_DRAFTS; at += 1) await person.name(`Rain ${at}`);
  const current = await currentDraft(database.db, person.id);
  expect(await saveAs(database.db, person.id, "One more", current!.content)).toEqual({
    ok: false,
    error: { code: "invalid", fields: { name: "drafts_full" } },
  });
  await person.write("rain", { id: crypto.randomUUID(), name: "Invented" });
  expect((await person.list()).filter(([name]) => name === "Invented")).toEqual([]);
});
