import { beforeEach, expect, test } from "vitest";
import { chooseAll, chooseNone, chooseTo, howMany, selection, toggle } from "./chosen";

beforeEach(() => chooseNone());

test("videos are chosen one by one and given up again", () => {
  toggle("a");
  toggle("b");
  toggle("a");
  expect(selection()).toEqual({ ids: ["b"] });
});

test("a range goes from the last chosen one, in either direction", () => {
  toggle("c");
  chooseTo("a", ["a", "b", "c", "d"]);
  expect(new Set((selection() as { ids: string[] }).ids)).toEqual(new Set(["a", "b", "c"]));
});

test("all that a filter shows is chosen without knowing it, and some can be left out", () => {
  chooseAll("state=failed");
  toggle("a");
  expect(selection()).toEqual({ query: "state=failed", except: ["a"] });
  expect(howMany(1_000_000)).toBe(999_999);
});
