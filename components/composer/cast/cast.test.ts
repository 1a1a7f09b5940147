import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addImage,
  type Change,
  editDocument,
  moveImage,
  redoStep,
  removeImage,
  setCast,
  undoStep,
} from "@/components/composer/changes";
import { initialState } from "@/components/composer/initial-state";
import { unbound } from "@/components/composer/prompt/bind-mentions";
import {
  deleteMentions,
  insertMention,
  keysOf,
  leaveImages,
  replace,
  restoreImage,
} from "@/components/composer/prompt/prompt-document";
import { docLength, mentions } from "@/components/composer/prompt/prompt-text";
import { parse, serialize } from "@/components/composer/prompt/serialize";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { elementIdOf, elementKey } from "@/lib/elements/element-key";
import { sampleElement } from "@/lib/elements/sample-element";
import { mentionsIn } from "@/lib/generations/mentions";
import { castOf } from "./cast";
import { sentOf } from "./sent";

/** Names that begin alike, need no spaces around them, or have accents. */
const NAMES = ["Mira", "Miranda", "米拉", "米", "José", "Leo-2", "Ada"];
const IDS = ["e0", "e1", "e2", "e3"];

const cast = (names: readonly string[], change: (id: string) => object = () => ({})) =>
  castOf(
    initialState(null).cast,
    IDS.map((id, at) => sampleElement(names[at] ?? "", { id, shows: ["face", "full_body"], ...change(id) })),
    "ready",
  );

const started = (): ComposerState => setCast(cast(NAMES))(initialState(null));
const view = (id: string) => ({ id, url: "", thumbUrl: "", width: 640, height: 480, name: `${id}.jpg` });

const place = fc.nat({ max: 40 });
const clip = (state: ComposerState, at: number) => Math.min(at, docLength(documentOf(state).doc));
const image = fc.nat({ max: 5 }).map((at) => `k${at}`);
const element = fc.constantFrom(...IDS);
const names = fc.shuffledSubarray(NAMES, { minLength: IDS.length });
const text = fc
  .array(
    fc.constantFrom(
      "a",
      " ",
      "7",
      "@",
      "@mira",
      "@Miranda ",
      "@米拉",
      "米",
      "@jose",
      "@image1",
      "me@mira.com",
      ".",
      "-",
      "。",
      "\n",
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(""));

const step: fc.Arbitrary<{ name: string; run: Change }> = fc.oneof(
  image.map((key) => ({
    name: `add ${key}`,
    run: addImage({ key, name: key, alias: null }, { at: "uploaded", view: view(`id-${key}`), preview: null }),
  })),
  image.map((key) => ({ name: `remove ${key}`, run: removeImage(key) })),
  image.map((key) => ({ name: `put back ${key}`, run: editDocument((now) => restoreImage(now, key)) })),
  fc.tuple(image, place).map(([key, to]) => ({ name: `move ${key} to ${to}`, run: moveImage(key, to) })),
  fc.tuple(fc.oneof(image, element.map(elementKey)), place).map(([key, at]) => ({
    name: `mention ${key} at ${at}`,
    run: (state: ComposerState) =>
      editDocument((now) => insertMention(now, clip(state, at), clip(state, at), key))(state),
  })),
  fc.tuple(place, fc.nat({ max: 4 }), text).map(([at, over, words]) => ({
    name: `put ${JSON.stringify(words)} at ${at} over ${over}`,
    run: (state: ComposerState) =>
      editDocument((now) => replace(now, clip(state, at), clip(state, at + over), [words], state.cast.elements))(state),
  })),
  element.map((id) => ({
    name: `delete mentions of ${id}`,
    run: editDocument((now) => deleteMentions(now, elementKey(id))),
  })),
  element.map((id) => ({
    name: `leave a face of ${id} out`,
    run: editDocument((now) => leaveImages(now, [{ id, left: [`${id}-1`] }])),
  })),
  names.map((all) => ({ name: `rename to ${all.join()}`, run: setCast(cast(all)) })),
  fc.constantFrom({ name: "undo", run: undoStep }, { name: "redo", run: redoStep }),
);
const steps = fc.array(step, { maxLength: 40 });
const play = (todo: { run: Change }[], from = started()) => todo.reduce((state, { run }) => run(state), from);

/** What the sent text mentions, in order, by what each number is: a key of an image or of an element. */
function meant(state: ComposerState): string[] {
  const sent = sentOf(documentOf(state), state);
  const owners = [...keysOf(documentOf(state)), ...sent.images.map(({ elementId }) => elementKey(elementId))];
  return mentionsIn(sent.text)
    .flatMap(({ number }) => owners[number - 1] ?? [])
    .filter((owner, at, all) => owner !== all[at - 1]);
}

/** What the document mentions, with what is written but not read yet. */
function written(state: ComposerState): string[] {
  const { doc } = documentOf(state);
  const read = parse(
    serialize(doc, keysOf(documentOf(state)), state.cast.elements),
    keysOf(documentOf(state)),
    state.cast.elements,
  );
  return mentions(read)
    .map(({ key }) => key)
    .filter((owner, at, all) => owner !== all[at - 1]);
}

const present = (state: ComposerState) => documentOf(state).gone.length === 0;

test("after any changes, every mention has its thing, and undo and redo restore it", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      let state = play(todo);
      for (let back = 0; back <= todo.length; back++) {
        const { doc, images, gone, elements } = documentOf(state);
        const known = new Set([...images, ...gone].map(({ key }) => key));
        for (const { key } of mentions(doc)) {
          const id = elementIdOf(key);
          if (id === null) expect(known).toContain(key);
          else expect(elements.map((one) => one.id)).toContain(id);
        }
        expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
        state = undoStep(state);
      }
      expect(documentOf(state).doc).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("renaming and reordering never change what is mentioned", () => {
  const quiet = fc.oneof(
    names.map((all) => setCast(cast(all))),
    fc.tuple(image, place).map(([key, to]) => moveImage(key, to)),
  );
  fc.assert(
    fc.property(steps, fc.array(quiet, { minLength: 1, maxLength: 6 }), (todo, changes) => {
      const before = play(todo);
      fc.pre(present(before));
      const after = changes.reduce((state, change) => change(state), before);
      // What was text that names nobody may be a name now; what was a mention stays one of the same thing.
      const read = (state: ComposerState) => setCast({ ...state.cast, elements: [...state.cast.elements] })(state);
      const chips = (state: ComposerState) => mentions(documentOf(read(state)).doc).map(({ key }) => key);
      const settled = chips(before);
      let at = 0;
      for (const key of chips(after)) if (key === settled[at]) at += 1;
      expect(at).toBe(settled.length);
    }),
    { numRuns: 300 },
  );
});

test("the sent text, read back, mentions the same things in the same order", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const state = play(todo);
      // A number without an image is never sent: it would mean an element's.
      fc.pre(present(state) && unbound(documentOf(state)).length === 0);
      const expected = written(state);
      expect(meant(state)).toEqual(expected);
      const sent = sentOf(documentOf(state), state);
      // Numbers are given out without gaps, each name with its own images.
      const count = documentOf(state).images.length + sent.images.length;
      for (const { numbers } of sent.elements) for (const number of numbers) expect(number).toBeLessThanOrEqual(count);
      for (const { name, numbers } of sent.elements) {
        const group = numbers.map((number) => `@image${number}`)[0] ?? "";
        expect(sent.text).toMatch(new RegExp(`${name} ?\\(?${group}(?!\\d)`));
      }
    }),
    { numRuns: 500 },
  );
});

test("copied and saved text is read back into the same mentions", () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const state = play(todo);
      fc.pre(present(state));
      const keys = keysOf(documentOf(state));
      const plain = serialize(documentOf(state).doc, keys, state.cast.elements);
      const read = parse(plain, keys, state.cast.elements);
      const again = serialize(read, keys, state.cast.elements);
      expect(parse(again, keys, state.cast.elements)).toEqual(read);
      const chips = mentions(documentOf(state).doc).map(({ key }) => key);
      let at = 0;
      for (const { key } of mentions(read)) if (key === chips[at]) at += 1;
      expect(at).toBe(chips.length);
    }),
    { numRuns: 500 },
  );
});

test("a deleted element's mention stays, is not sent as somebody else, and its name is still known", () => {
  const state = play([{ run: editDocument((now) => insertMention(now, 0, 0, elementKey("e0"))) }]);
  const gone = setCast(castOf(state.cast, state.cast.elements.slice(1), "ready"))(state);
  expect(mentions(documentOf(gone).doc)).toEqual([{ key: elementKey("e0") }]);
  expect(sentOf(documentOf(gone), gone).text).toBe("@image?");
  expect(gone.cast.called.e0).toBe("Mira");
});
