import { readFile } from "node:fs/promises";
import { print } from "../output.mjs";
import { root } from "../root.mjs";

/**
 * The result of a stage. A failure has a name and the output, for a human reader.
 * @typedef {{ passed: number, failures: { name: string, detail: string }[], skipped: number }} Tally
 * @typedef {Pick<Awaited<ReturnType<typeof import("../child.mjs").captureOutput>>, "code" | "output" | "late">} Ran
 */

/** @param {number} count @returns {Tally} */
export const passedStage = (count) => ({ passed: count, failures: [], skipped: 0 });

/** @param {string} name @param {string} detail @returns {Tally} */
export const failedStage = (name, detail) => ({ passed: 0, failures: [{ name, detail }], skipped: 0 });

/**
 * Counts vitest's JSON report. A file that could not be loaded has no tests in it and still counts as a failure.
 * @param {string} file @param {string} stage @param {Ran} ran @returns {Promise<Tally>}
 */
export async function ofVitest(file, stage, ran) {
  const report = await readReport(file);
  if (!report) return failedStage(stage, ran.output);
  const failures = [];
  for (const suite of report.testResults) {
    const where = suite.name.replace(`${root}/`, "");
    const broken = suite.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
    for (const test of broken)
      failures.push({ name: `${where}: ${test.fullName}`, detail: test.failureMessages.join("\n") });
    if (suite.status === "failed" && broken.length === 0) failures.push({ name: where, detail: suite.message ?? "" });
  }
  return settle(
    { passed: report.numPassedTests, failures, skipped: report.numPendingTests + report.numTodoTests },
    stage,
    ran,
  );
}

/**
 * Counts Playwright's JSON report. A test that passed only on a second try is listed; with `strict`, as in
 * the workflow, it counts as failed, because nobody reads the list of a run that passed.
 * @param {string} file @param {Ran} ran @param {{ strict: boolean }} options @returns {Promise<Tally>}
 */
export async function ofPlaywright(file, ran, { strict }) {
  const report = await readReport(file);
  if (!report) return failedStage("browser", ran.output);
  const failures = report.errors.map((/** @type {any} */ error) => ({ name: "browser", detail: error.message ?? "" }));
  let passed = report.stats.expected;
  for (const spec of report.suites.flatMap(specsOf)) {
    const name = `${spec.file}: ${spec.title}`;
    for (const test of spec.tests) {
      const isFlaky = test.status === "flaky";
      if (isFlaky) print(`  passed only on a second try: ${name}`);
      if (isFlaky && !strict) passed += 1;
      else if (isFlaky || test.status === "unexpected") {
        const errors = test.results.flatMap((/** @type {any} */ result) => result.errors);
        const detail = errors.map((/** @type {any} */ error) => error.stack ?? error.message).join("\n");
        failures.push({ name: isFlaky ? `${name} (passed on a second try)` : name, detail });
      }
    }
  }
  return settle({ passed, failures, skipped: report.stats.skipped }, "browser", ran);
}

/** @param {any} suite @returns {any[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/**
 * A run that failed although no test did (an error outside of any test, a timeout), and one without any tests, are
 * failures too: silence must never pass for success.
 * @param {Tally} tally @param {string} stage @param {Ran} ran @returns {Tally}
 */
function settle(tally, stage, ran) {
  const silent = tally.passed === 0 && tally.failures.length === 0;
  if ((ran.code !== 0 && tally.failures.length === 0) || silent) {
    tally.failures.push({ name: stage, detail: silent ? `No test ran.\n${ran.output}` : ran.output });
  }
  return tally;
}

/** @param {string} file */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}
