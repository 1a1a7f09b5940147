import { captureOutput } from "../child.mjs";
import { judgeAdvisories } from "./judge.mjs";

/**
 * Asks the registry, by npm itself, for the advisories of what the lockfile installs.
 * @param {import("./accepted.mjs").Accepted[]} accepted @param {string[]} [options] more arguments for npm
 * @returns {Promise<import("./judge.mjs").Judged>}
 */
export async function auditPackages(accepted, options = []) {
  const program = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["audit", "--json", "--loglevel=silent", "--fetch-retries=1", ...options];
  const { output, late } = await captureOutput(args, { program, within: 60_000 });
  if (late) return { kind: "no_answer", reason: "no answer within a minute" };
  return judgeAdvisories(parse(output), accepted, new Date().toISOString().slice(0, 10));
}

/** @param {string} output */
function parse(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{")));
  } catch {
    return null;
  }
}
