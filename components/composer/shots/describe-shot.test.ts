import fc from "fast-check";
import { expect, test } from "vitest";
import {
  appendImage,
  EMPTY_DOCUMENT,
  insertMention,
  type PromptDocument,
  replace,
} from "@/components/composer/prompt/prompt-document";
import { charsOf } from "@/components/composer/prompt/prompt-text";
import { describeShot, shotDocument } from "./edit-shots";
import { readTimeline } from "./timeline";

const start = (text: string): PromptDocument =>
  replace(appendImage(EMPTY_DOCUMENT, { key: "hero", name: "hero.jpg", alias: null }), 0, 0, [text]);

test("letters typed into a shot appear in the prompt as typed", () => {
  const typed = fc.array(fc.constantFrom("a", " ", ".", "雨", ",", "é"), { maxLength: 12 });
  const from = fc.constantFrom("0-3s: \n3-5s: b", "Shot 1 (3s): Shot 2 (2s): b", "0-3s: x. 3-5s: y\nStyle", "0-5s:");
  fc.assert(
    fc.property(from, typed, (text, letters) => {
      let prompt = start(text);
      const next = () => readTimeline(prompt.doc).cuts.length;
      const shots = next();
      for (const letter of letters) {
        prompt = describeShot(prompt, 0, (part) =>
          replace(part, part.doc.length ? charsOf(part.doc).length : 0, charsOf(part.doc).length, [letter]),
        );
        expect(next()).toBe(shots);
      }
      expect(charsOf(shotDocument(prompt, 0).doc).trim()).toContain(letters.join("").trim());
    }),
  );
});

test("an image mentioned in a shot is mentioned in the prompt, and other mentions stay", () => {
  const prompt = start("@image1 is the hero.\n0-3s: runs\n3-5s: stops");
  const described = describeShot(prompt, 1, (part) => insertMention(part, 0, 0, "hero"));
  expect(charsOf(described.doc)).toBe("\ufffc is the hero.\n0-3s: runs\n3-5s: \ufffc stops");
  expect(described.caret).toBe(charsOf(described.doc).length - "stops".length);
});

test("text pasted into a shot stays on one line", () => {
  const described = describeShot(start("0-3s: a\nStyle"), 0, (part) => replace(part, 1, 1, ["\nb\nc"]));
  expect(charsOf(described.doc)).toBe("0-3s: a b c\nStyle");
});
