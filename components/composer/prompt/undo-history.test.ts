import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appendImage,
  deleteImage,
  EMPTY_DOCUMENT,
  insertMention,
  keysOf,
  type PromptDocument,
  replace,
} from "./prompt-document";
import { serialize } from "./serialize";
import { advance, begin, type History, type Kind, redo, undo } from "./undo-history";

/** A user who types a character every 50 ms. */
function hand(start: PromptDocument = EMPTY_DOCUMENT) {
  let history = begin(start);
  let now = 0;
  const change = (next: (prompt: PromptDocument) => PromptDocument, kind: Kind = "once") => {
    now += 50;
    history = advance(history, next(history.present), kind, now);
  };
  const press = (sign: string) => change((prompt) => replace(prompt, prompt.caret, prompt.caret, [sign]), "type");
  return {
    type: (text: string) => Array.from(text).forEach(press),
    back: (times = 1) => {
      for (let at = 0; at < times; at++)
        change((prompt) => replace(prompt, prompt.caret - 1, prompt.caret, []), "type");
    },
    caret: (to: number) => change((prompt) => ({ ...prompt, caret: to })),
    over: (from: number, to: number, sign: string) => change((prompt) => replace(prompt, from, to, [sign]), "type"),
    paste: (text: string) => change((prompt) => replace(prompt, prompt.caret, prompt.caret, [text])),
    compose: (...steps: string[]) => {
      const from = history.present.caret;
      let length = 0;
      for (const [at, text] of steps.entries()) {
        const to = from + length;
        change((prompt) => replace(prompt, from, to, [text]), at === steps.length - 1 ? "composed" : "compose");
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
      return serialize(history.present.doc, keysOf(history.present));
    },
  };
}

type User = ReturnType<typeof hand>;

/** The text after each undo, back to the start. */
function undone(user: User): string[] {
  const seen: string[] = [];
  while (user.history.past.length > 0) {
    user.undo();
    seen.push(user.text);
  }
  return seen;
}

describe("one undo reverts", () => {
  test("a word, even when all were typed quickly", () => {
    const user = hand();
    user.type("One two  three.");
    expect(undone(user)).toEqual(["One two", "One", ""]);
  });

  test("text typed at a new caret position, then the line, its break and its words", () => {
    const user = hand();
    user.type("One two.");
    user.wait();
    user.type(" Six");
    user.type("\nSecond line");
    user.caret(user.history.present.caret - 4);
    user.type("XYZ");
    expect(user.text).toBe("One two. Six\nSecond XYZline");
    expect(undone(user)).toEqual([
      "One two. Six\nSecond line",
      "One two. Six\nSecond",
      "One two. Six\n",
      "One two. Six",
      "One two.",
      "One",
      "",
    ]);
  });

  test("text typed at the same position after the caret moved away and back", () => {
    const user = hand();
    user.type("rain");
    user.caret(1);
    user.caret(4);
    user.type("fall");
    expect(undone(user)).toEqual(["rain", ""]);
  });

  test("a deletion after typing, and the typing after it", () => {
    const user = hand();
    user.type("raim");
    user.back();
    user.type("n");
    expect(undone(user)).toEqual(["rai", "raim", ""]);
  });

  test("deleted text, a word at a time", () => {
    const user = hand(replace(EMPTY_DOCUMENT, 0, 0, ["One two three"]));
    user.caret(13);
    user.back(9);
    expect(user.text).toBe("One ");
    expect(undone(user)).toEqual(["One two ", "One two three"]);
  });

  test("a paste, apart from the words around it", () => {
    const user = hand();
    user.type("a");
    user.paste("b c d");
    user.type("e");
    expect(undone(user)).toEqual(["ab c d", "a", ""]);
  });

  test("a mention together with the character that completed it, and nothing before it", () => {
    const user = hand(appendImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null }));
    user.type("see @image1");
    user.type(" now");
    user.change((prompt) => insertMention(prompt, prompt.caret, prompt.caret, "a"));
    user.back(2);
    expect(undone(user)).toEqual([
      "see @image1 now @image1",
      "see @image1 now @image1 ",
      "see @image1 now",
      "see @image1",
      "see",
      "",
    ]);
  });

  test("the replacement of a selection, with what was typed after it", () => {
    const user = hand(replace(EMPTY_DOCUMENT, 0, 0, ["red kite"]));
    user.caret(3);
    user.over(0, 3, "b");
    user.type("lue");
    expect(undone(user)).toEqual(["red kite"]);
  });

  test("one composition of an input method", () => {
    const user = hand();
    user.type("a");
    user.compose("n", "ni", "你", "你好");
    user.compose("s", "世界");
    expect(undone(user)).toEqual(["a你好", "a", ""]);
  });

  test("nothing of a canceled composition", () => {
    const user = hand();
    user.type("a");
    user.compose("n", "ni", "");
    expect(undone(user)).toEqual([""]);
  });
});

test("redo restores text, caret and images exactly", () => {
  const act = fc.oneof(
    fc.constantFrom("a", "b c", "\n", "@image1", "雨").map((text) => (who: User) => who.type(text)),
    fc.nat({ max: 9 }).map((to) => (who: User) => who.caret(Math.min(to, who.history.present.caret))),
    fc.constant((who: User) => who.history.present.caret > 0 && who.back()),
    fc
      .constantFrom("x", "y")
      .map((key) => (who: User) => who.change((prompt) => appendImage(prompt, { key, name: key, alias: null }))),
    fc.constantFrom("x", "y").map((key) => (who: User) => who.change((prompt) => deleteImage(prompt, key))),
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

test("undo returns the caret to where the step began", () => {
  const user = hand();
  user.type("Second line");
  user.caret(3);
  user.type("XYZ");
  user.undo();
  expect(user.history.present.caret).toBe(3);
  user.redo();
  expect(user.history.present.caret).toBe(6);
});

test("typing after a pause starts a new step", () => {
  const user = hand();
  user.type("rain");
  user.wait();
  user.type("y");
  expect(undone(user)).toEqual(["rain", ""]);
});
