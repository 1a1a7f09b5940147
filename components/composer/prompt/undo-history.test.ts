import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  deleteImage,
  EMPTY_DOCUMENT,
  insertImage,
  insertMention,
  keysOf,
  type PromptDocument,
  replace,
} from "./prompt-document";
import { serialise } from "./serialize";
import { advance, begin, type History, type Kind, redo, undo } from "./undo-history";

/** A person at the keys: every sign 50 ms after the last one. */
function hand(start: PromptDocument = EMPTY_DOCUMENT) {
  let history = begin(start);
  let now = 0;
  const change = (next: (work: PromptDocument) => PromptDocument, kind: Kind = "once") => {
    now += 50;
    history = advance(history, next(history.present), kind, now);
  };
  const press = (sign: string) => change((work) => replace(work, work.caret, work.caret, [sign]), "type");
  return {
    type: (text: string) => Array.from(text).forEach(press),
    back: (times = 1) => {
      for (let at = 0; at < times; at++) change((work) => replace(work, work.caret - 1, work.caret, []), "type");
    },
    caret: (to: number) => change((work) => ({ ...work, caret: to })),
    over: (from: number, to: number, sign: string) => change((work) => replace(work, from, to, [sign]), "type"),
    paste: (text: string) => change((work) => replace(work, work.caret, work.caret, [text])),
    compose: (...steps: string[]) => {
      const from = history.present.caret;
      let length = 0;
      for (const [at, text] of steps.entries()) {
        const to = from + length;
        change((work) => replace(work, from, to, [text]), at === steps.length - 1 ? "composed" : "compose");
        length = text.length;
      }
    },
    change,
    wait: () => {
      now += 2_000;
    },
    undo: () => {
      history = undo(history);
    },
    redo: () => {
      history = redo(history);
    },
    get history(): History {
      return history;
    },
    get text() {
      return serialise(history.present.doc, keysOf(history.present));
    },
  };
}

type Person = ReturnType<typeof hand>;

/** What stands there after each undo, to the first sheet. */
function undone(person: Person): string[] {
  const seen: string[] = [];
  while (person.history.past.length > 0) {
    person.undo();
    seen.push(person.text);
  }
  return seen;
}

describe("one undo takes back", () => {
  test("a word, however quickly all of them were typed", () => {
    const person = hand();
    person.type("One two  three.");
    expect(undone(person)).toEqual(["One two", "One", ""]);
  });

  test("what was typed where the caret was moved to, then the line, its break and its words", () => {
    const person = hand();
    person.type("One two.");
    person.wait();
    person.type(" Six");
    person.type("\nSecond line");
    person.caret(person.history.present.caret - 4);
    person.type("XYZ");
    expect(person.text).toBe("One two. Six\nSecond XYZline");
    expect(undone(person)).toEqual([
      "One two. Six\nSecond line",
      "One two. Six\nSecond",
      "One two. Six\n",
      "One two. Six",
      "One two.",
      "One",
      "",
    ]);
  });

  test("what was typed again at the same place after the caret was away", () => {
    const person = hand();
    person.type("rain");
    person.caret(1);
    person.caret(4);
    person.type("fall");
    expect(undone(person)).toEqual(["rain", ""]);
  });

  test("a deletion after typing, and the typing after it", () => {
    const person = hand();
    person.type("raim");
    person.back();
    person.type("n");
    expect(undone(person)).toEqual(["rai", "raim", ""]);
  });

  test("what was deleted, a word at a time", () => {
    const person = hand(replace(EMPTY_DOCUMENT, 0, 0, ["One two three"]));
    person.caret(13);
    person.back(9);
    expect(person.text).toBe("One ");
    expect(undone(person)).toEqual(["One two ", "One two three"]);
  });

  test("a paste, and the words around it", () => {
    const person = hand();
    person.type("a");
    person.paste("b c d");
    person.type("e");
    expect(undone(person)).toEqual(["ab c d", "a", ""]);
  });

  test("a mention together with the sign that made it, and nothing before it", () => {
    const person = hand(insertImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null }));
    person.type("see @image1");
    person.type(" now");
    person.change((work) => insertMention(work, work.caret, work.caret, "a"));
    person.back(2);
    expect(undone(person)).toEqual([
      "see @image1 now @image1",
      "see @image1 now @image1 ",
      "see @image1 now",
      "see @image1",
      "see",
      "",
    ]);
  });

  test("what replaced a selection, with what was written on behind it", () => {
    const person = hand(replace(EMPTY_DOCUMENT, 0, 0, ["red kite"]));
    person.caret(3);
    person.over(0, 3, "b");
    person.type("lue");
    expect(undone(person)).toEqual(["red kite"]);
  });

  test("what one run of an input method wrote", () => {
    const person = hand();
    person.type("a");
    person.compose("n", "ni", "你", "你好");
    person.compose("s", "世界");
    expect(undone(person)).toEqual(["a你好", "a", ""]);
  });

  test("nothing of an input method that was called off", () => {
    const person = hand();
    person.type("a");
    person.compose("n", "ni", "");
    expect(undone(person)).toEqual([""]);
  });
});

test("redo returns exactly: words, caret and pictures", () => {
  const act = fc.oneof(
    fc.constantFrom("a", "b c", "\n", "@image1", "雨").map((text) => (who: Person) => who.type(text)),
    fc.nat({ max: 9 }).map((to) => (who: Person) => who.caret(Math.min(to, who.history.present.caret))),
    fc.constant((who: Person) => who.history.present.caret > 0 && who.back()),
    fc
      .constantFrom("x", "y")
      .map((key) => (who: Person) => who.change((work) => insertImage(work, { key, name: key, alias: null }))),
    fc.constantFrom("x", "y").map((key) => (who: Person) => who.change((work) => deleteImage(work, key))),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), fc.nat({ max: 40 }), (acts, times) => {
      const who = hand();
      for (const one of acts) one(who);
      const end = who.history.present;
      const back = Math.min(times, who.history.past.length);
      for (let at = 0; at < back; at++) who.undo();
      for (let at = 0; at < back; at++) who.redo();
      expect(who.history.present).toEqual(end);
    }),
    { numRuns: 300 },
  );
});

test("undo brings the caret back to where the step began", () => {
  const person = hand();
  person.type("Second line");
  person.caret(3);
  person.type("XYZ");
  person.undo();
  expect(person.history.present.caret).toBe(3);
  person.redo();
  expect(person.history.present.caret).toBe(6);
});

test("letters after a pause are another step", () => {
  const person = hand();
  person.type("rain");
  person.wait();
  person.type("y");
  expect(undone(person)).toEqual(["rain", ""]);
});
