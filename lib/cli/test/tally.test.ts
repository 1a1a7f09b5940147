import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { stages } from "./stages.mjs";
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

const playwrightReport = (status: "flaky" | "unexpected", message: string) => {
  const spec = { file: "a.spec.ts", title: "plays", tests: [{ status, results: [{ errors: [{ message }] }] }] };
  return reportOf({ errors: [], suites: [{ suites: [{ specs: [spec] }] }], stats: { expected: 0, skipped: 0 } });
};

test("a file that cannot be loaded counts as failed although it contains no test", async () => {
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

test("a run without tests does not pass", async () => {
  expect((await ofVitest(vitestReport([], 0), "unit", went)).failures).toHaveLength(1);
  const empty = reportOf({ errors: [], suites: [], stats: { expected: 0, skipped: 0 } });
  expect((await ofPlaywright(empty, went, { strict: false })).failures).toHaveLength(1);
});

test("a run that ended without a report, or badly although no test failed, does not pass", async () => {
  expect((await ofVitest("/nowhere/report.json", "unit", broke)).failures).toEqual([
    { name: "unit", detail: "what was said" },
  ]);
  expect((await ofVitest(vitestReport([], 5), "unit", broke)).failures).toHaveLength(1);
});

test("a browser test that fails on every try counts as failed", async () => {
  const tally = await ofPlaywright(playwrightReport("unexpected", "never there"), broke, { strict: false });
  expect(tally.passed).toBe(0);
  expect(tally.failures).toEqual([{ name: "a.spec.ts: plays", detail: "never there" }]);
});

test.each([
  [false, { passed: 1, failures: [], skipped: 0 }],
  [true, { passed: 0, failures: [{ name: "a.spec.ts: plays (passed on a second try)", detail: "late" }], skipped: 0 }],
])(
  "tally: a browser test that passed on a second try is listed, and with strict=%s counts so",
  async (strict, tally) => {
    const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const counted = await ofPlaywright(playwrightReport("flaky", "late"), went, { strict });
    const lines = said.mock.calls.map(([line]) => String(line)).join("");
    said.mockRestore();
    expect(counted).toEqual(tally);
    expect(lines).toContain("passed only on a second try: a.spec.ts: plays");
  },
);

test("workflow: every stage of npm test runs in one of its jobs", () => {
  const workflow = readFileSync(".github/workflows/test.yml", "utf8");
  const named = [...workflow.matchAll(/stages: (.*)$/gm)].flatMap(([, names = ""]) => names.split(" "));
  expect(named.toSorted()).toEqual(stages.map(({ name }) => name).toSorted());
});
