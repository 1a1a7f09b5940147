import { expect, test } from "vitest";
import { UNNAMED } from "@/lib/prompts/drafts/content";
import { matches, savedEntry, starterEntry, withUnnamed } from "./entries";
import { starters } from "./starters/en";
import { starters as chinese } from "./starters/zh";

const saved = savedEntry({ id: "1", name: "Night bus", text: "Rain on @image1", at: "" });

test("every typed word has to be met, in any order, in the name or in the text", () => {
  expect(matches(saved, "RAIN night")).toBe(true);
  expect(matches(saved, "rain day")).toBe(false);
  expect(matches(saved, " ")).toBe(true);
});

test("starters are found by what they are good for, in both languages", () => {
  expect(starters.filter((starter) => matches(starterEntry(starter), "cooked upright"))).toHaveLength(1);
  expect(chinese.filter((starter) => matches(starterEntry(starter), "竖屏美食"))).toHaveLength(1);
});

test("while a named draft is open, the way to the one without a name is there even when it is empty", () => {
  expect(withUnnamed([], null)).toEqual([]);
  expect(withUnnamed([], { id: "a" }).map(({ id }) => id)).toEqual([UNNAMED]);
});
