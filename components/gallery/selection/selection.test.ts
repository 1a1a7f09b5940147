import { beforeEach, expect, test } from "vitest";
import { enterView, isSelected, put, selectAll, selectTo, toggle } from "./selection";
import { selection } from "./selection-request";

const at = (minute: number) => ({
  id: `v${minute}`,
  createdAt: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`,
});
const nothing = () => [];
beforeEach(() => enterView("state=failed"));

test("videos are selected and deselected individually", () => {
  toggle(at(1));
  toggle(at(2));
  toggle(at(1));
  expect(selection()).toEqual({ ids: ["v2"] });
});

test("a range includes videos that were never loaded", () => {
  toggle(at(40));
  selectTo(at(10), nothing);
  expect(isSelected(at(25))).toBe(true);
  expect(isSelected(at(41))).toBe(false);
  expect(selection()).toEqual({ query: "state=failed", spans: [["v40", "v10"]], except: [], also: [] });
});

test("single videos are removed from a range and added outside of it", () => {
  toggle(at(40));
  selectTo(at(10), nothing);
  toggle(at(25));
  toggle(at(50));
  expect([isSelected(at(25)), isSelected(at(50))]).toEqual([false, true]);
  expect(selection()).toMatchObject({ except: ["v25"], also: ["v50"] });
});

test("selecting all needs no loaded videos, and some can be deselected", () => {
  selectAll();
  toggle(at(1));
  expect(selection()).toEqual({ query: "state=failed", spans: [[null, null]], except: ["v1"], also: [] });
});

test("in a manually ordered view, a range follows the order on the page", () => {
  enterView(null);
  const order = [at(3), at(1), at(4), at(2)];
  toggle(at(2));
  selectTo(at(1), () => order);
  expect(selection()).toEqual({ ids: ["v2", "v1", "v4"] });
  selectAll();
  expect(selection()).toEqual({ ids: ["v2", "v1", "v4"] });
});

test("a rectangle selects videos, and making it smaller deselects them", () => {
  put([at(1), at(2), at(3)], true);
  put([at(3)], false);
  expect(selection()).toEqual({ ids: ["v1", "v2"] });
});

test("another view starts without a selection", () => {
  selectAll();
  enterView("q=fox");
  expect(selection()).toEqual({ ids: [] });
});
