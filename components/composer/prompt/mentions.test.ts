import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsIn } from "@/lib/generations/mentions";
import { bind } from "./bind-mentions";
import {
  appendImage,
  cleanAlias,
  deleteImage,
  deleteMentions,
  EMPTY_DOCUMENT,
  insertMention,
  keysOf,
  type PromptDocument,
  renameImage,
  reorderImage,
  replace,
  restoreImage,
  write,
} from "./prompt-document";
import { docLength, mentions, type PromptText } from "./prompt-text";
import { parse, serialize } from "./serialize";
import { advance, begin, type History, redo, undo } from "./undo-history";

/** What users type and paste: words, mentions in other services' spellings, digits that could attach to a mention. */
const text = fc.array(
  fc.constantFrom(
    "a",
    " ",
    "7",
    "@",
    "@image",
    "@image1",
    "@image3",
    "@Image2",
    "@图片1",
    "@image12",
    "雨",
    "😀",
    "\n",
    "hero",
    "＠图１",
    "me@image1.com",
  ),
  { maxLength: 5 },
);

type Step = (prompt: PromptDocument) => PromptDocument;
const place = fc.nat({ max: 40 });
const key = fc.nat({ max: 11 }).map((at) => `k${at}`);
const clip = (prompt: PromptDocument, at: number) => Math.min(at, docLength(prompt.doc));

const step: fc.Arbitrary<{ name: string; run: Step }> = fc.oneof(
  key.map((k) => ({ name: `add ${k}`, run: (w: PromptDocument) => appendImage(w, { key: k, name: k, alias: null }) })),
  key.map((k) => ({ name: `remove ${k}`, run: (w: PromptDocument) => deleteImage(w, k) })),
  key.map((k) => ({ name: `put back ${k}`, run: (w: PromptDocument) => restoreImage(w, k) })),
  key.map((k) => ({ name: `delete mentions of ${k}`, run: (w: PromptDocument) => deleteMentions(w, k) })),
  fc
    .tuple(key, place)
    .map(([k, to]) => ({ name: `move ${k} to ${to}`, run: (w: PromptDocument) => reorderImage(w, k, to) })),
  fc.tuple(key, place).map(([k, at]) => ({
    name: `mention ${k} at ${at}`,
    run: (w: PromptDocument) => insertMention(w, clip(w, at), clip(w, at), k),
  })),
  fc.tuple(place, fc.nat({ max: 4 }), text).map(([at, over, words]) => ({
    name: `put ${JSON.stringify(words.join(""))} at ${at} over ${over}`,
    run: (w: PromptDocument) => replace(w, clip(w, at), clip(w, at + over), [words.join("")]),
  })),
  fc.tuple(key, fc.string({ maxLength: 6 })).map(([k, alias]) => ({
    name: `call ${k} ${alias}`,
    run: (w: PromptDocument) => renameImage(w, k, alias),
  })),
);
const steps = fc.array(step, { maxLength: 40 });

const play = (todo: { run: Step }[]): PromptDocument => todo.reduce((prompt, { run }) => run(prompt), EMPTY_DOCUMENT);

test("after any changes, every mention has its image, present or removed", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const prompt = play(todo);
      const known = new Set([...prompt.images, ...prompt.gone].map((image) => image.key));
      for (const mention of mentions(prompt.doc)) expect(known).toContain(mention.key);
      expect(new Set(keysOf(prompt)).size).toBe(prompt.images.length);
      expect(prompt.images.length).toBeLessThanOrEqual(9);
      expect(prompt.caret).toBeLessThanOrEqual(docLength(prompt.doc));
    }),
    { numRuns: 500 },
  );
});

test("sent text is read back into the same document", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const prompt = play(todo);
      fc.pre(prompt.gone.length === 0);
      const sent = serialize(prompt.doc, keysOf(prompt));
      const read = parse(sent, keysOf(prompt));
      expect(mentions(read)).toEqual(mentions(bind(prompt.doc, keysOf(prompt)).doc));
      expect(serialize(read, keysOf(prompt))).toBe(sent);
    }),
    { numRuns: 500 },
  );
});

test("reordering images changes numbers, never which images are mentioned", () => {
  fc.assert(
    fc.property(steps, fc.array(fc.tuple(key, place), { minLength: 1, maxLength: 6 }), (todo, moves) => {
      const before = play(todo);
      const after = moves.reduce((prompt, [k, to]) => reorderImage(prompt, k, to), before);
      const meant = (prompt: PromptDocument) =>
        mentionsIn(serialize(prompt.doc, keysOf(prompt))).map(({ number }) => keysOf(prompt)[number - 1]);
      expect(meant(after)).toEqual(meant(before));
    }),
    { numRuns: 500 },
  );
});

test("undo reverts every step, and redo restores it", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const stations: History[] = [begin(EMPTY_DOCUMENT)];
      for (const { run } of todo) {
        const now = stations.at(-1)!;
        stations.push(advance(now, run(now.present), "once", 0));
      }
      const end = stations.at(-1)!;
      const changes = end.past.length;
      let back = end;
      for (let i = 0; i < changes; i++) {
        back = undo(back);
        const known = new Set([...back.present.images, ...back.present.gone].map((image) => image.key));
        for (const mention of mentions(back.present.doc)) expect(known).toContain(mention.key);
      }
      expect(back.present.doc).toEqual([]);
      expect(back.present.images).toEqual([]);
      for (let i = 0; i < changes; i++) back = redo(back);
      expect(back.present).toEqual(end.present);
    }),
    { numRuns: 300 },
  );
});

test("the mentions of a removed image refer to it again once it is restored", () => {
  const prompt = play([
    { run: (w) => appendImage(w, { key: "a", name: "a", alias: null }) },
    { run: (w) => appendImage(w, { key: "b", name: "b", alias: null }) },
    { run: (w) => replace(w, 0, 0, ["@image1 meets @image2"]) },
  ]);
  const removed = deleteImage(prompt, "a");
  expect(serialize(removed.doc, keysOf(removed))).toBe("@image? meets @image1");
  const back = restoreImage(removed, "a");
  expect(serialize(back.doc, keysOf(back))).toBe("@image1 meets @image2");
});

test("removed images return to their old places, in any order", () => {
  const all = ["a", "b", "c", "d"].map((key) => (w: PromptDocument) => appendImage(w, { key, name: key, alias: null }));
  const prompt = play([
    ...all.map((run) => ({ run })),
    { run: (w) => replace(w, 0, 0, ["@image1@image2@image3@image4"]) },
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(keysOf(prompt)), fc.nat(), (removed, seed) => {
      const order = removed.toSorted(
        (x, y) => ((x.charCodeAt(0) * (seed + 7)) % 5) - ((y.charCodeAt(0) * (seed + 7)) % 5),
      );
      const back = order.reduce(restoreImage, removed.reduce(deleteImage, prompt));
      expect(back.images).toEqual(prompt.images);
      expect(back.gone).toEqual([]);
    }),
  );
});

test("a written number becomes a mention when its image is added", () => {
  const early = replace(EMPTY_DOCUMENT, 0, 0, ["see @image1 and @image2"]);
  const one = appendImage(early, { key: "a", name: "a", alias: null });
  expect(one.doc).toEqual(["see ", { key: "a" }, " and @image2"]);
});

test("the caret stays after text that turns into a mention", () => {
  const doc: PromptText = ["see @image1 now"];
  expect(bind(doc, ["a"], 11)).toEqual({ doc: ["see ", { key: "a" }, " now"], caret: 5 });
  expect(bind(doc, ["a"], 15).caret).toBe(9);
  expect(bind(doc, ["a"], 3).caret).toBe(3);
});

test("a digit typed right after a mention doesn't make it another image", () => {
  const prompt = write(appendImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null }), [{ key: "a" }, "0 men"], 2);
  expect(serialize(prompt.doc, ["a"])).toBe("@image1 0 men");
  expect(prompt.caret).toBe(2);
});

/** Typed character by character, as the editor reports it. */
const typed = (text: string) =>
  Array.from(text).reduce(
    (prompt, sign) => replace(prompt, prompt.caret, prompt.caret, [sign]),
    appendImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null }),
  );

test.each([
  ["see @image1 walk", "see @image1 walk", 1],
  ["x@image1", "x @image1", 1],
  ["x@image1 walks", "x @image1 walks", 1],
  ["@image01", "@image1", 1],
  ["让＠图１跳", "让@image1跳", 1],
  ["me@image1.com", "me@image1.com", 0],
  ["me@image1.com and @image1", "me@image1.com and @image1", 1],
  ["@image1@image1", "@image1 @image1", 2],
])("%s is sent as %s, typed as well as pasted", (text, sent, count) => {
  for (const prompt of [typed(text), replace(typed(""), 0, 0, [text]), { ...typed(""), doc: parse(text, ["a"]) }]) {
    expect(serialize(prompt.doc, ["a"])).toBe(sent);
    expect(mentions(parse(sent, ["a"]))).toHaveLength(count);
  }
});

test("an alias keeps the diacritics of its letters", () => {
  expect(["हिन्दी", "ช้าง", "שָׁלוֹם", "a b!"].map(cleanAlias)).toEqual(["हिन्दी", "ช้าง", "שָׁלוֹם", "ab"]);
});
