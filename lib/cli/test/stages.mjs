import { readFile } from "node:fs/promises";
import path from "node:path";
import { captureOutput } from "../child.mjs";
import { print } from "../output.mjs";
import { binaries } from "../root.mjs";
import { buildIfStale } from "../start/build.mjs";
import { browserEnvironment, browsersEnvironment } from "./browser.mjs";
import { checks } from "./checks.mjs";
import { findOtherBrowsers } from "./other-browsers.mjs";
import { failedStage, ofPlaywright, ofVitest, passedStage } from "./tally.mjs";

/**
 * A test stage returns its tally. `reports` is a folder for machine-readable reports.
 * @typedef {{ name: string, run: (reports: string) => Promise<import("./tally.mjs").Tally> }} Stage
 */

const minutes = (/** @type {number} */ count) => count * 60_000;

/** A tool that passes or fails as a whole: one check. @type {(name: string, tools: string[][]) => Stage} */
const check = (name, tools) => ({
  name,
  run: async () => {
    for (const tool of tools) {
      const { code, output, late } = await captureOutput(tool, { within: minutes(5) });
      if (code !== 0) return failedStage(name, late ? `${output}\nThe time was up.` : output);
    }
    return passedStage(1);
  },
});

/** @type {(name: string, project: string) => Stage} */
const vitest = (name, project) => ({
  name,
  run: async (reports) => {
    const file = path.join(reports, `${name}.json`);
    const tool = [binaries.vitest, "run", "--project", project, "--reporter=json", `--outputFile=${file}`];
    return ofVitest(file, name, await captureOutput(tool, { within: minutes(15) }));
  },
});

/** Every stage, ordered so that mistakes are found soonest. @type {Stage[]} */
export const stages = [
  ...Object.entries(checks).map(([name, tools]) => check(name, tools)),
  vitest("unit", "unit"),
  vitest("slow", "slow"),
  vitest("pglite", "integration-pglite"),
  vitest("postgres", "integration-postgres"),
  {
    name: "build",
    run: async () => {
      await buildIfStale();
      return passedStage(1);
    },
  },
  {
    // The short version of `npm run test:faults`.
    name: "faults",
    run: async (reports) => {
      await buildIfStale();
      const file = path.join(reports, "faults.json");
      const figures = path.join(reports, "faults.txt");
      const env = { ...process.env, FAULTS_FIGURES: figures, ...(await browserEnvironment()) };
      const tool = [binaries.vitest, "run", "--project", "faults", "--reporter=json", `--outputFile=${file}`];
      const ran = await captureOutput(tool, { env, within: minutes(20) });
      for (const line of (await readFile(figures, "utf8").catch(() => "")).split("\n")) if (line) print(`  ${line}`);
      return ofVitest(file, "faults", ran);
    },
  },
  {
    // Who may open each page, handler, action and file: all of `npm run test:doors`.
    name: "doors",
    run: async (reports) => {
      await buildIfStale();
      const file = path.join(reports, "doors.json");
      const tool = [binaries.vitest, "run", "--project", "doors", "--reporter=json", `--outputFile=${file}`];
      const ran = await captureOutput(tool, { within: minutes(20) });
      for (const line of ran.output.split("\n")) if (/ doors, .* leaks$/.test(line)) print(`  ${line}`);
      return ofVitest(file, "doors", ran);
    },
  },
  {
    name: "browser",
    run: async (reports) => {
      // Without a fresh build the tests would test an old one.
      await buildIfStale();
      const file = path.join(reports, "browser.json");
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(await browsersEnvironment()) };
      return ofPlaywright(
        file,
        await captureOutput([binaries.playwright, "test", "--reporter=json"], { env, within: minutes(50) }),
        { strict: Boolean(process.env.FAIL_ON_RETRY) },
      );
    },
  },
  {
    // The main path in Firefox and WebKit, as far as they are here or can be installed.
    name: "other-browsers",
    run: async (reports) => {
      const { env: found, skipped } = await findOtherBrowsers();
      for (const reason of skipped) print(`  skipped: ${reason}`);
      if (Object.keys(found).length === 0) return { ...passedStage(0), skipped: skipped.length };
      await buildIfStale();
      const file = path.join(reports, "other-browsers.json");
      const tool = [binaries.vitest, "run", "--project", "other-browsers", "--reporter=json", `--outputFile=${file}`];
      const ran = await captureOutput(tool, { env: { ...process.env, ...found }, within: minutes(15) });
      const tally = await ofVitest(file, "other-browsers", ran);
      return { ...tally, skipped: tally.skipped + skipped.length };
    },
  },
];
