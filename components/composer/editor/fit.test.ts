import { expect, test } from "vitest";
import { sentOf } from "@/components/composer/cast/sent";
import { initialState } from "@/components/composer/initial-state";
import {
  appendImage,
  EMPTY_DOCUMENT,
  type PromptDocument,
  replace,
} from "@/components/composer/prompt/prompt-document";
import { docLength, type PromptText } from "@/components/composer/prompt/prompt-text";
import { describeShot } from "@/components/composer/shots/edit-shots";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { fitting } from "./fit";

const sentText = (prompt: PromptDocument) => sentOf(prompt, initialState(null)).text;
const keep = (piece: PromptText, put: (piece: PromptText) => PromptDocument) => fitting(piece, put, sentText);
const start = appendImage(EMPTY_DOCUMENT, { key: "a", name: "a", alias: null });
const into = (prompt: PromptDocument, at: number) => (piece: PromptText) => replace(prompt, at, at, piece);
const sent = (text: string, put = into(start, 0)) => sentText(put(keep([text], put)));

test("a paste that fits is inserted whole", () => {
  expect(keep(["rain ".repeat(800)], into(start, 0))).toEqual(["rain ".repeat(800)]);
  expect(keep([{ key: "a" }, " walks"], into(start, 0))).toEqual([{ key: "a" }, " walks"]);
});

test.each([
  ["letters", "a".repeat(30_000), MAX_PROMPT],
  ["Chinese", "雨".repeat(20_000), MAX_PROMPT],
  ["characters of two units", `a${"😀".repeat(3_000)}`, MAX_PROMPT - 1],
  ["characters of many units", `ab${"👩‍👩‍👧‍👦".repeat(600)}`, 2 + 11 * 363],
  ["letters with marks", `a${"e\u0301".repeat(3_000)}`, MAX_PROMPT - 1],
  ["a mention at the edge", `${"a".repeat(MAX_PROMPT - 4)} @image1 b`, MAX_PROMPT - 4],
  ["a mention written shorter than it is sent", `${"雨".repeat(MAX_PROMPT - 4)}@图1雨`, MAX_PROMPT - 4],
])("a paste that is too long is cut at the limit, never inside a character or a mention: %s", (_, text, length) => {
  const kept = sent(text);
  expect(kept).toHaveLength(length);
  expect(kept).not.toMatch(/\p{Surrogate}/u);
});

test("existing text counts toward the limit, and only the paste is shortened", () => {
  const prompt = replace(start, 0, 0, ["0-2s: rain\n2-5s: "]);
  const put = (piece: PromptText) => describeShot(prompt, 1, (part) => replace(part, 0, 0, piece));
  const kept = keep(["a".repeat(5_000)], put);
  expect(docLength(kept)).toBe(MAX_PROMPT - "0-2s: rain\n2-5s: ".length);
  const full = replace(start, 0, 0, ["b".repeat(MAX_PROMPT)]);
  expect(keep(["more"], into(full, 0))).toEqual([]);
});
