import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { bracesIn, choicesIn } from "./braces";
import { isSound, problemsOf, respelled } from "./kept";

const missing = (original: string, answer: string, names: string[] = []) =>
  problemsOf(original, answer, { names }).missing;

test("mentions: each must be in the answer, however it is spelled there", () => {
  const original = "@image1 walks to @image2; @image1 waits";
  expect(missing(original, "At dusk @image1 meets @图片2.")).toEqual([]);
  expect(missing(original, "At dusk @image1 meets a friend.")).toEqual(["@image2"]);
  expect(missing(original, "At dusk they meet.")).toEqual(["@image1", "@image2"]);
  expect(missing(original, "me@image2.com and @image1")).toEqual(["@image2"]);
});

test("mentions: one that the prompt does not have is unknown", () => {
  const unknown = (answer: string) => problemsOf("@image1 and @mira", answer, { names: ["mira"] }).unknown;
  expect(unknown("@image1 and @mira")).toEqual([]);
  expect(unknown("@image1, @image12 and @mira with @leo")).toEqual(["@image12", "@leo"]);
  expect(unknown("@image1 and @mira, write to me@example.com")).toEqual([]);
});

test("mentions: a name of any script ends where its element's name ends", () => {
  expect(missing("@米拉走进来", "清晨，@米拉推门进来", ["米拉"])).toEqual([]);
  expect(missing("@米拉走进来", "清晨，她推门进来", ["米拉"])).toEqual(["@米拉"]);
  expect(problemsOf("@米拉走进来", "@米拉和@小明", { names: ["米拉"] }).unknown).toEqual(["@小明"]);
  // The longest name counts: Mira is not Mira-Lou.
  expect(missing("@mira-lou sings", "@mira sings", ["mira", "mira-lou"])).toEqual(["@mira-lou"]);
  expect(missing("Mira sings", "A woman sings", ["Mira"])).toEqual(["Mira"]);
});

test("names inside a sentence are kept, whatever their case", () => {
  expect(missing("A boat near Golden Gate, with Mira’s dog", "Mira's dog in a boat, the golden gate behind")).toEqual(
    [],
  );
  expect(missing("A boat passes the Golden Gate", "A boat passes a bridge")).toEqual(["Golden Gate"]);
  expect(missing("Shot 1: Wide view. Slow push-in.", "A view.")).toEqual([]);
});

test("quotes are kept word for word; spaces, marks and the last punctuation may differ", () => {
  const original = 'She says "Come  home." and a sign reads 【Open】, then {Wait} and 「行こう」';
  expect(missing(original, "She says: “Come home” – the sign: “Open”. “Wait!” she adds, “行こう”.")).toEqual([]);
  expect(missing(original, 'She says "Go home." near 【Open】 {Wait} 「行こう」')).toEqual(['"Come  home."']);
  expect(missing(original, 'She says "come home" 【Open】 「行こう」')).toEqual(['"Come  home."', "{Wait}"]);
});

test("choice groups are kept as they are written, nested ones too", () => {
  const original = "At {dawn|dusk|a {red|blue} night} \\{no|group\\} {";
  expect(missing(original, "A road at {dawn|dusk|a {red|blue} night}.")).toEqual([]);
  expect(missing(original, "A road at {dawn|dusk}.")).toEqual(["{dawn|dusk|a {red|blue} night}"]);
  expect(missing(original, "A road at dawn.")).toEqual(["{dawn|dusk|a {red|blue} night}"]);
});

test("a translation keeps mentions, quotes and as many choices, and may translate them", () => {
  const problems = (answer: string) =>
    problemsOf('@image1 at {dawn|dusk} near the Eiffel Tower says "Hello"', answer, { names: [], translated: true });
  expect(isSound(problems("@image1在{黎明|黄昏}的埃菲尔铁塔旁说：“Hello”"))).toBe(true);
  expect(problems("@image1在黎明说：“你好”").missing).toEqual(['"Hello"', "{dawn|dusk}"]);
  expect(problems("@image1在{黎明|黄昏|夜晚}说“Hello”").missing).toEqual(["{dawn|dusk}"]);
});

test("a text that is too long says by how much", () => {
  expect(problemsOf("fog", "x".repeat(MAX_PROMPT + 7), { names: [] })).toEqual({ missing: [], unknown: [], over: 7 });
});

test("an image that was written without its @ becomes its mention again", () => {
  const original = "@image1 and @image2 and @image12";
  expect(respelled(original, "Image 1 meets [image2], 图片12 behind")).toBe("@image1 meets @image2, @image12 behind");
  expect(respelled(original, "@image1, the image 1 again, @image2, @image12")).toBe(
    "@image1, the image 1 again, @image2, @image12",
  );
});

test("a text keeps all of itself", () => {
  const part = fc.constantFrom(
    "@image1",
    "@mira",
    "Golden Gate",
    '"Hi!"',
    "{a|b}",
    "{line}",
    "【字】",
    "fog",
    " ",
    "，",
    "\n",
    "{",
    "\\}",
    "@",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join(" ");
      expect(problemsOf(text, text, { names: ["mira"] })).toEqual({ missing: [], unknown: [], over: 0 });
      expect(problemsOf(text, text, { names: ["mira"], translated: true }).missing).toEqual([]);
    }),
  );
});

test("braces: the outermost pairs, and their choices", () => {
  expect(bracesIn("a {b {c} d} e } { f {g}")).toEqual(["{b {c} d}", "{g}"]);
  expect(bracesIn("\\{a\\} {b\\}c}")).toEqual(["{b\\}c}"]);
  expect(choicesIn("{a|{b|c}|\\|d|}")).toEqual(["a", "{b|c}", "\\|d", ""]);
  expect(choicesIn("{a line}")).toEqual(["a line"]);
});
