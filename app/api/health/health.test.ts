import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { inRoot } from "@/lib/cli/root.mjs";
import { GET } from "./route";

test("health: it is answered without the database and the disk", async () => {
  // Nothing that has to be waited for can be behind an answer that is there at once, and nothing else is imported.
  expect(GET()).toBeInstanceOf(Response);
  const source = await readFile(inRoot("app/api/health/route.ts"), "utf8");
  const imported = [...source.matchAll(/\b(?:from|import|require)\b\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
  expect(imported).toEqual(["@/env", "@/package.json"]);
});
