import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combine, literal, MAX_COMBINATIONS, readChoices, seededOrder } from "./choices";

type Thing = { key: string };
const all = (...parts: (string | Thing)[]) => {
  const read = readChoices(parts);
  return Array.from({ length: read.count }, (_, index) => combine(read, index));
};
const texts = (text: string) => all(text).map(({ parts }) => parts.join(""));

describe("only a pair with a bar of its own is a choice group", () => {
  test.each([
    ["a {dawn|dusk} street", ["a dawn street", "a dusk street"]],
    ["{a|b} {1|2}", ["a 1", "a 2", "b 1", "b 2"]],
    ["{a|{b|c}d}", ["a", "bd", "cd"]],
    ["{|loud} rain", [" rain", "loud rain"]],
    ["she says {good evening}", ["she says {good evening}"]],
    ["{she says {hi|bye}}", ["{she says hi}", "{she says bye}"]],
    ["{a {b} | c}", ["a {b} ", " c"]],
    ["light | shade", ["light | shade"]],
    ["{a|b", ["{a|b"]],
    ["a|b}", ["a|b}"]],
    ["{a|b {c|d}", ["{a|b c", "{a|b d"]],
    ["}{a|b}{", ["}a{", "}b{"]],
    [String.raw`\{a\|b\} {c\|d|e\}}`, ["{a|b} c|d", "{a|b} e}"]],
    [String.raw`C:\clip \\{`, [String.raw`C:\clip \{`]],
    ["[a color] {[fast]|[slow]}", ["[a color] [fast]", "[a color] [slow]"]],
    ["", [""]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

test("a mention is a choice, and the choices are what each outer group became", () => {
  const [mira, leo] = [{ key: "mira" }, { key: "leo" }];
  expect(all("{", mira, "|", leo, "'s {big|red} coat} at {dawn|dusk}").map(({ choices }) => choices)).toEqual([
    [[mira], ["dawn"]],
    [[mira], ["dusk"]],
    [[leo, "'s big coat"], ["dawn"]],
    [[leo, "'s big coat"], ["dusk"]],
    [[leo, "'s red coat"], ["dawn"]],
    [[leo, "'s red coat"], ["dusk"]],
  ]);
});

test("braces without a partner are named by their positions, also after mentions", () => {
  expect(readChoices(["a } b {"]).loose).toEqual([2, 6]);
  expect(readChoices<Thing>([{ key: "a" }, "{x|", { key: "b" }]).loose).toEqual([1]);
  expect(readChoices([String.raw`\{ {a|b} {line}`]).loose).toEqual([]);
});

/** A text of which we know without reading it what it must become. */
type Known = { text: string; becomes: string[] };
const words = fc.constantFrom("", " ", "rain", "雨", ", ", "[a color]", "\n", "@image1", "\\", "😀");
const plain: fc.Arbitrary<Known> = fc.oneof(
  words.map((text) => ({ text: text === "\\" ? "\\ " : text, becomes: [text === "\\" ? "\\ " : text] })),
  fc.constantFrom("{", "|", "}").map((sign) => ({ text: `\\${sign}`, becomes: [sign] })),
);
const sequence = (known: readonly Known[]): Known => ({
  text: known.map(({ text }) => text).join(""),
  becomes: known.reduce((before, { becomes }) => before.flatMap((one) => becomes.map((next) => one + next)), [""]),
});
const { known } = fc.letrec<{ known: Known; group: Known; speech: Known }>((tie) => ({
  group: fc.array(tie("known"), { minLength: 2, maxLength: 3 }).map((choices) => ({
    text: `{${choices.map(({ text }) => text).join("|")}}`,
    becomes: choices.flatMap(({ becomes }) => becomes),
  })),
  speech: tie("known").map(({ text, becomes }) => ({
    text: `{${text}}`,
    becomes: becomes.map((one) => `{${one}}`),
  })),
  known: fc
    .array(fc.oneof({ maxDepth: 2 }, plain, tie("group"), tie("speech")), { maxLength: 3 })
    .map((parts) => sequence(parts)),
}));

test("braces expand to the product of their choices and nothing else", () => {
  fc.assert(
    fc.property(known, ({ text, becomes }) => {
      fc.pre(becomes.length <= 10 * MAX_COMBINATIONS);
      expect(texts(text)).toEqual(becomes);
    }),
    { numRuns: 300 },
  );
});

test("whatever is written, words and mentions outside of braces stay as they are, and nothing is invented", () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom("{", "}", "|", "\\", "rain", " ", "\\{"),
      fc.constantFrom<Thing[]>({ key: "a" }, { key: "b" }),
    ),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(parts, (written) => {
      const read = readChoices<Thing>(written);
      fc.pre(read.count <= 1_000);
      const given = written.filter((part) => typeof part !== "string");
      for (let index = 0; index < read.count; index += 1) {
        const made = combine(read, index).parts;
        let from = 0;
        for (const thing of made.filter((part) => typeof part !== "string")) {
          from = given.indexOf(thing, from) + 1;
          expect(from).toBeGreaterThan(0);
        }
        if (read.count === 1) expect(made.filter((part) => typeof part !== "string")).toEqual(given);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a sent text that is loaded again is read as exactly itself", () => {
  const text = fc.array(fc.constantFrom("{", "}", "|", "\\", "a", "雨"), { maxLength: 12 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (sent) => {
      expect(texts(literal(sent))).toEqual([sent]);
    }),
    { numRuns: 1_000 },
  );
  expect(literal("she says {good evening}")).toBe("she says {good evening}");
  expect(literal("{a|b}")).toBe(String.raw`\{a\|b\}`);
});

test("a seed decides the order, every number is in it once, and other seeds pick others", () => {
  expect(seededOrder(12, 7)).toEqual(seededOrder(12, 7));
  expect(seededOrder(12, 7).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at));
  const picks = Array.from({ length: 600 }, (_, seed) => seededOrder(3, seed)[0]);
  for (const one of [0, 1, 2]) expect(picks.filter((pick) => pick === one).length).toBeGreaterThan(150);
});
