import { expect, test } from "vitest";
import { clearPlace, coverage, type PressableSpot, type ScreenBox } from "./clear-place";

const phone: ScreenBox = { left: 12, top: 60, right: 378, bottom: 832 };
const toast = { width: 366, height: 54 };
const spot = (left: number, top: number, width: number, height: number, weight = 1): PressableSpot => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
  weight,
});
const place = (spots: PressableSpot[], edge: "top" | "bottom" = "bottom") =>
  clearPlace(toast, phone, { lefts: [12], edge }, spots);

test("without buttons around it is at the bottom", () => {
  expect(place([])).toEqual({ left: 12, right: 378, top: 778, bottom: 832 });
});

test("it is above a bar at the bottom, and above two", () => {
  const bar = spot(8, 730, 374, 94);
  expect(place([bar]).bottom).toBeLessThanOrEqual(726);
  expect(place([bar]).bottom).toBeGreaterThan(710);
  expect(place([bar, spot(8, 600, 374, 100)]).bottom).toBeLessThanOrEqual(596);
});

test("from the top it is under the header, and under what is there", () => {
  expect(place([], "top")).toEqual({ left: 12, right: 378, top: 60, bottom: 114 });
  const filters = spot(8, 64, 374, 44);
  expect(place([filters], "top").top).toBeGreaterThanOrEqual(112);
  expect(place([filters], "top").top).toBeLessThan(122);
});

test("it moves sideways rather than far up", () => {
  const column = Array.from({ length: 20 }, (_, at) => spot(900, at * 40, 500, 36));
  const box = clearPlace(
    { width: 384, height: 54 },
    { left: 12, top: 60, right: 1428, bottom: 888 },
    { lefts: [1044, 12], edge: "bottom" },
    column,
  );
  expect(coverage(box, column)).toBe(0);
  expect(box.bottom).toBeGreaterThan(780);
});

test("it may cover a card, but avoids its buttons", () => {
  const card = spot(12, 300, 366, 532, 0.02);
  expect(place([card]).bottom).toBe(832);
  expect(place([card, spot(300, 780, 44, 44)]).bottom).toBeLessThanOrEqual(776);
});

test("when everything is covered with buttons, it covers the fewest and stays in the window", () => {
  const rows = Array.from({ length: 90 }, (_, at) => spot(12, at * 10, 366, 9));
  const box = place(rows);
  expect(box.top).toBeGreaterThanOrEqual(phone.top);
  expect(box.bottom).toBeLessThanOrEqual(phone.bottom);
});
