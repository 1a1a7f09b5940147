import { captureOutput } from "./child.mjs";
import { print, run } from "./output.mjs";
import { binaries } from "./root.mjs";
import { checks } from "./test/checks.mjs";

/** @typedef {[name: string, tools: string[][]]} Check */

/** The unit tests take as long as everything else, and two processors are the least that a machine has. @type {Check[][]} */
const lanes = [
  [["unit", [[binaries.vitest, "run", "--project", "unit", "--reporter=minimal"]]]],
  Object.entries(checks),
];
// The tools write to a pipe and would print without colors.
const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
/** Milliseconds after which a tool counts as failed. */
const WITHIN = 5 * 60_000;

/** `npm run check`: the quick checks and the unit tests, side by side. A failed one does not end the others. */
await run(async () => {
  const began = Date.now();
  const passed = await Promise.all(lanes.map(runLane));
  const ok = passed.every(Boolean);
  print(`\n${ok ? "✓ All checks passed" : "✗ A check failed"} (${seconds(began)})`);
  return ok ? 0 : 1;
});

/** @param {Check[]} lane @returns {Promise<boolean>} whether all of it passed */
async function runLane(lane) {
  let ok = true;
  for (const [name, tools] of lane) ok = (await runCheck(name, tools)) && ok;
  return ok;
}

/** Prints the output whole, and only at the end: the lanes would mix. @param {string} name @param {string[][]} tools */
async function runCheck(name, tools) {
  const began = Date.now();
  let [ok, output] = [true, ""];
  for (const tool of tools) {
    const ran = await captureOutput(tool, { env: { ...process.env, ...colors }, within: WITHIN });
    output += ran.late ? `${ran.output}\nThe time was up.\n` : ran.output;
    ok = ran.code === 0;
    if (!ok) break;
  }
  print(
    [`${ok ? "✓" : "✗"} ${name} (${seconds(began)})`, output.trim().replace(/^(?=.)/gm, "  ")].join("\n").trimEnd(),
  );
  return ok;
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
