import { stripVTControlCharacters } from "node:util";
import { print } from "./output.mjs";

/**
 * One line for a stage, then its failures and their reasons.
 * @param {string} name @param {import("./test/tally.mjs").Tally} tally @param {number} took in milliseconds
 */
export function printReport(name, { passed, failures, skipped }, took) {
  const counts = [`${passed} passed`, `${failures.length} failed`, ...(skipped ? [`${skipped} skipped`] : [])].join(
    ", ",
  );
  print(`${failures.length === 0 ? "✓" : "✗"} ${name.padEnd(9)} ${counts} (${(took / 1000).toFixed(1)} s)`);
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
