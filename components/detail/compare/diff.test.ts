import fc from "fast-check";
import { expect, test } from "vitest";
import { diff, tokens } from "./diff";

const shown = (before: string, after: string) =>
  diff(before, after).map(({ kind, text }) => `${{ same: "", gone: "-", new: "+" }[kind]}${text.trim()}`);

test("only changed words are marked", () => {
  expect(shown("A keeper rows to the lighthouse", "A keeper rows slowly to the lighthouse")).toEqual([
    "A keeper rows",
    "+slowly",
    "to the lighthouse",
  ]);
  expect(shown("a red fox, at dawn", "a white fox, at dusk")).toEqual([
    "a",
    "-red",
    "+white",
    "fox, at",
    "-dawn",
    "+dusk",
  ]);
  expect(shown("see @image1 turn", "see @image2 turn")).toEqual(["see", "-@image1", "+@image2", "turn"]);
});

test("Chinese is compared by character", () => {
  expect(shown("城市夜晚的雨", "城市清晨的雨")).toEqual(["城市", "-夜晚", "+清晨", "的雨"]);
  expect(tokens("让@image1跳舞")).toEqual(["让", "@image1", "跳", "舞"]);
});

test("equal texts have no difference, and unrelated texts are replaced whole", () => {
  expect(shown("rain", "rain")).toEqual(["rain"]);
  expect(shown("", "rain")).toEqual(["+rain"]);
  expect(shown("one two", "drei vier")).toEqual(["-one two", "+drei vier"]);
});

test("no word is lost or invented: both texts can be rebuilt from the difference", () => {
  const words = fc.array(fc.constantFrom("a ", "red ", "fox ", "雨", "夜", ", ", "\n", "@image1 ", "it's "), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [before, after] = [one.join(""), two.join("")];
      const changes = diff(before, after);
      const read = (kind: "gone" | "new") =>
        changes.flatMap((change) => (change.kind === kind || change.kind === "same" ? change.text : [])).join("");
      expect(read("new")).toBe(after);
      expect(read("gone").replaceAll(/\s+/g, "")).toBe(before.replaceAll(/\s+/g, ""));
    }),
  );
});

test("two of the longest prompts without anything in common are compared without a noticeable delay", () => {
  const text = (from: number) =>
    Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(from + (at % 900))).join("");
  // In processor time: another check may run beside this one.
  const start = process.cpuUsage();
  diff(text(0x4e00), text(0x5e00));
  diff(text(0x4e00), text(0x4f00));
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000);
});

test("a word with diacritics is one word", () => {
  expect(tokens("हिन्दी में")).toEqual(["हिन्दी ", "में"]);
  expect(tokens("ช้าง cafe\u0301")).toEqual(["ช้าง ", "cafe\u0301"]);
});
