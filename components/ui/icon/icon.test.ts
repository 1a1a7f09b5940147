import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

test("icon: each name has a drawing, and each drawing a name", () => {
  const names = [...read("icon.tsx").matchAll(/\| "([a-z0-9-]+)"/g)].map(([, name]) => name);
  const drawings = [...read("../../../app/icons.css").matchAll(/\.icon-([a-z0-9-]+)[, ]/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(drawings).toEqual(names);
});

test("icon: each drawing has a place of its own in the one image", () => {
  const styles = read("../../../app/icons.css");
  const places = [...styles.matchAll(/--icon: (\d+);/g)].map(([, place]) => Number(place));
  expect(places).toEqual(places.map((_, index) => index));
  expect(styles.match(/^<g/gm)).toHaveLength(places.length);
  expect(styles).toContain(`--drawings: ${places.length};`);
  expect(styles).toContain(`viewBox="0 0 24 ${24 * places.length}"`);
});
