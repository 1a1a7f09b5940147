import { spawnSync } from "node:child_process";
import { readEnvironment } from "./environment.mjs";
import { inRoot, root } from "./root.mjs";
import { sourcesHash } from "./sources.mjs";

/**
 * Runs a TypeScript program of ours in this terminal, with the settings of `npm start`.
 * @param {string} file such as lib/admin/main.ts
 * @returns {Promise<number>} its exit code
 */
export async function runTool(file) {
  await readEnvironment({ sources: await sourcesHash() });
  // The condition allows loading server-only modules.
  const tool = ["--conditions=react-server", "--import", "tsx", inRoot(file), ...process.argv.slice(2)];
  return spawnSync(process.execPath, tool, { cwd: root, stdio: "inherit" }).status ?? 1;
}
