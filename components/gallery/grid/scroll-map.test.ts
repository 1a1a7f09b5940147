import { describe, expect, test } from "vitest";
import { ScrollMap, TALLEST } from "./scroll-map";

describe("a gallery taller than a page can be", () => {
  const gallery = 50_000_000;
  const screen = 900;

  test("the page stays within browser limits, and its end is the end of the gallery", () => {
    const map = new ScrollMap(gallery, screen);
    expect(map.page).toBe(TALLEST);
    map.moved(TALLEST - screen);
    expect(map.place).toBe(gallery - screen);
  });

  test("the wheel scrolls as far as on any page", () => {
    const map = new ScrollMap(gallery, screen);
    for (let at = 1; at <= 10; at++) map.moved(at * 120);
    expect(map.place).toBe(1_200);
  });

  test("the middle of the scroll bar is the middle of the gallery", () => {
    const map = new ScrollMap(gallery, screen);
    map.moved((TALLEST - screen) / 2);
    expect(map.place).toBeCloseTo((gallery - screen) / 2);
  });

  test("settling the scroll bar moves nothing on the screen", () => {
    const map = new ScrollMap(gallery, screen);
    map.goTo(1_000_000);
    map.settle();
    expect(map.place + map.shift).toBeCloseTo(map.bar);
    const place = map.place;
    map.moved(map.bar);
    expect(map.place).toBe(place);
  });

  test("a user at the end stays there when the last videos turn out taller", () => {
    const map = new ScrollMap(gallery, screen);
    map.moved(TALLEST - screen);
    expect(map.resize(gallery + 500)).toBe(true);
    expect(map.place).toBe(gallery + 500 - screen);
    map.moved(1_000);
    expect(map.resize(gallery)).toBe(false);
  });

  test("a small gallery scrolls natively", () => {
    const map = new ScrollMap(3_000, screen);
    map.moved(700);
    map.moved(2_100);
    expect([map.place, map.page, map.shift]).toEqual([2_100, 3_000, 0]);
  });
});
