import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

test("icon: each name has a drawing, and each drawing a name", () => {
  const names = [...read("icon.tsx").matchAll(/\| "([a-z-]+)"/g)].map(([, name]) => name);
  const drawings = [...read("../../../app/icons.css").matchAll(/\.icon-([a-z-]+) \{/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(drawings).toEqual(names);
});
