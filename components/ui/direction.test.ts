import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Input types without text. */
const WORDLESS = /type="(checkbox|radio|hidden|file|range|date|number)"/;

test("every field sets the direction of its text", () => {
  const root = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const fields = files.flatMap((name) =>
    // A tag ends at the first bracket that isn't part of an arrow function.
    [...readFileSync(path.join(root, name), "utf8").matchAll(/<(?:input|textarea)\b(?:=>|[^>])*>/g)].map(([tag]) => ({
      name,
      tag,
    })),
  );
  expect(fields.length).toBeGreaterThan(20);
  const silent = fields.filter(({ tag }) => !WORDLESS.test(tag) && !/\bdir="/.test(tag));
  expect(silent.map(({ name }) => name)).toEqual([]);
});
