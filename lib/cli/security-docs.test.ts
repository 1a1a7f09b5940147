import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./root.mjs";

const text = readFileSync(inRoot("docs/security.md"), "utf8");
/** ASVS 5.0.0 has this many requirements of the levels 1 and 2. */
const REQUIREMENTS = 253;

test("docs/security.md: each requirement has one row with a known result, and none is missing", () => {
  const rows = [...text.matchAll(/^\| (V\d[^|]*) \| ([^|]+) \| ([^|]+) \|$/gm)];
  const named = rows.flatMap(([, ids = ""]) => ids.split(", "));
  expect(named.filter((id) => !/^V\d+\.\d+\.\d+$/.test(id))).toEqual([]);
  expect(named.filter((id, at) => named.indexOf(id) !== at)).toEqual([]);
  expect(named.length).toBe(REQUIREMENTS);
  const results = ["met", "partly", "not met", "proxy", "none"];
  expect(rows.filter(([, , result = ""]) => !results.includes(result)).map(([row]) => row)).toEqual([]);
});

test("docs/security.md: every file that it names exists", () => {
  const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file = ""]) => file);
  expect(linked.filter((file) => !existsSync(inRoot("docs", file)))).toEqual([]);
  expect(linked.length).toBeGreaterThan(100);
});
