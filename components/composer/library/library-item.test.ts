import { expect, test } from "vitest";
import { UNNAMED } from "@/lib/prompts/drafts/content";
import { matches, savedItem, starterItem, withUnnamed } from "./library-item";
import { starters } from "./starters/en";
import { starters as chinese } from "./starters/zh";

const saved = savedItem({ id: "1", name: "Night bus", text: "Rain on @image1", at: "" });

test("a search matches when every word is in the name or the text, in any order", () => {
  expect(matches(saved, "RAIN night")).toBe(true);
  expect(matches(saved, "rain day")).toBe(false);
  expect(matches(saved, " ")).toBe(true);
});

test("templates are found by what they are good for, in both languages", () => {
  expect(starters.filter((starter) => matches(starterItem(starter), "cooked upright"))).toHaveLength(1);
  expect(chinese.filter((starter) => matches(starterItem(starter), "竖屏美食"))).toHaveLength(1);
});

test("while a named draft is open, the unnamed draft is listed even when it is empty", () => {
  expect(withUnnamed([], null)).toEqual([]);
  expect(withUnnamed([], { id: "a" }).map(({ id }) => id)).toEqual([UNNAMED]);
});
