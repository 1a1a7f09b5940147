import { spawnSync } from "node:child_process";
import { readEnvironment } from "./environment.mjs";
import { programArgs } from "./program.mjs";
import { root } from "./root.mjs";
import { sourcesHash } from "./sources.mjs";

/**
 * Runs a TypeScript program of ours in this terminal, with the settings of `npm start`.
 * @param {string} file such as lib/admin/main.ts
 * @returns {Promise<number>} its exit code
 */
export async function runTool(file) {
  await readEnvironment({ sources: await sourcesHash() });
  const tool = [...programArgs(file, { server: true }), ...process.argv.slice(2)];
  return spawnSync(process.execPath, tool, { cwd: root, stdio: "inherit" }).status ?? 1;
}
