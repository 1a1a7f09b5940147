import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "@/lib/cli/root.mjs";
import { FUNCTION_LIMITS } from "./function-limits";

const read = (file: string) => readFileSync(inRoot(file), "utf8");

test("functions: every route that vercel.json calls exists, and those that take long say how long", () => {
  const { crons } = JSON.parse(read("vercel.json")) as { crons: { path: string; schedule: string }[] };
  expect(crons.map(({ path }) => path)).toEqual(["/api/cron/sweep"]);
  for (const { path } of crons) expect(existsSync(inRoot(`app${path}/route.ts`)), path).toBe(true);
  expect(read("app/api/gallery/zip/route.ts")).toContain(`export const maxDuration = ${FUNCTION_LIMITS.seconds};`);
});
