import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ofPlaywright, ofVitest } from "./tally.mjs";

const went = { code: 0, output: "", late: false };
const broke = { code: 1, output: "what was said", late: false };

const folder = mkdtempSync(path.join(os.tmpdir(), "ninefold-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(value: unknown): string {
  const file = path.join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const vitestReport = (testResults: unknown[], passed: number) =>
  reportOf({ numPassedTests: passed, numPendingTests: 0, numTodoTests: 0, testResults });

test("a file that cannot be loaded is counted although it has no test in it", async () => {
  const file = vitestReport(
    [{ name: "a.test.ts", status: "failed", message: "no such module", assertionResults: [] }],
    3,
  );
  expect(await ofVitest(file, "unit", broke)).toEqual({
    passed: 3,
    skipped: 0,
    failures: [{ name: "a.test.ts", detail: "no such module" }],
  });
});

test("a run in which nothing ran does not pass", async () => {
  expect((await ofVitest(vitestReport([], 0), "unit", went)).failures).toHaveLength(1);
  const empty = reportOf({ errors: [], suites: [], stats: { expected: 0, skipped: 0 } });
  expect((await ofPlaywright(empty, went)).failures).toHaveLength(1);
});

test("a run that broke off without a report, or although no test failed, does not pass", async () => {
  expect((await ofVitest("/nowhere/report.json", "unit", broke)).failures).toEqual([
    { name: "unit", detail: "what was said" },
  ]);
  expect((await ofVitest(vitestReport([], 5), "unit", broke)).failures).toHaveLength(1);
});

test("a browser test that passed only when it was tried again counts as failed", async () => {
  const spec = {
    file: "a.spec.ts",
    title: "plays",
    tests: [{ status: "flaky", results: [{ errors: [{ message: "late" }] }] }],
  };
  const file = reportOf({ errors: [], suites: [{ suites: [{ specs: [spec] }] }], stats: { expected: 1, skipped: 0 } });
  const tally = await ofPlaywright(file, went);
  expect(tally.passed).toBe(1);
  expect(tally.failures).toEqual([{ name: "a.spec.ts: plays", detail: "late" }]);
});
