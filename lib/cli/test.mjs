import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { print, run, StartRefusal } from "./output.mjs";
import { inRoot } from "./root.mjs";
import { installIfMissing } from "./start/install.mjs";
import { checkNode } from "./start/node-version.mjs";
import { stages } from "./test/stages.mjs";
import { failedStage } from "./test/tally.mjs";

/** `npm test`: every stage, or the named ones, as in `npm test unit browser`. */
await run(async () => {
  checkNode();
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown)
    throw new StartRefusal(`There is no stage ${unknown}, only ${stages.map(({ name }) => name).join(", ")}.`);
  await installIfMissing();

  // In CI the workflow uploads them.
  const kept = process.env.CI ? inRoot("reports") : null;
  if (kept) await mkdir(kept, { recursive: true });
  const reports = kept ?? (await mkdtemp(path.join(os.tmpdir(), "ninefold-reports-")));
  const total = { passed: 0, failed: 0 };
  for (const stage of stages.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const began = Date.now();
    // A stage that cannot run counts as failed and never ends the others.
    const tally = await stage.run(reports).catch((error) => failedStage(stage.name, error.message));
    printReport(stage.name, tally, Date.now() - began);
    total.passed += tally.passed;
    total.failed += tally.failures.length;
  }
  if (!kept) await rm(reports, { recursive: true, force: true });

  print(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/**
 * One line for a stage, then its failures and their reasons.
 * @param {string} name @param {import("./test/tally.mjs").Tally} tally @param {number} took in milliseconds
 */
function printReport(name, { passed, failures, skipped }, took) {
  const counts = [`${passed} passed`, `${failures.length} failed`, ...(skipped ? [`${skipped} skipped`] : [])].join(
    ", ",
  );
  print(`${failures.length === 0 ? "✓" : "✗"} ${name.padEnd(14)} ${counts} (${(took / 1000).toFixed(1)} s)`);
  for (const failure of failures) {
    print(`\n  ✗ ${failure.name}`);
    print(shorten(failure.detail).replace(/^/gm, "    "));
  }
}

/** Keeps the beginning (what was expected) and the end (where it broke) of a long output. @param {string} text */
function shorten(text) {
  const lines = stripVTControlCharacters(text).trim().split("\n");
  if (lines.length <= 60) return lines.join("\n");
  return [...lines.slice(0, 40), `… ${lines.length - 58} lines …`, ...lines.slice(-18)].join("\n");
}
