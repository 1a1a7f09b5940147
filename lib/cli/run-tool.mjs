import { spawnSync } from "node:child_process";
import { readEnvironment } from "./environment.mjs";
import { inRoot, root } from "./root.mjs";
import { sourcesHash } from "./sources.mjs";

/**
 * Runs a program of the application with the settings of `npm start`, and returns its exit code. The condition allows
 * loading server-only modules.
 * @param {string} file such as lib/admin/main.ts
 * @param {string[]} words
 */
export async function runTool(file, words) {
  await readEnvironment({ sources: await sourcesHash() });
  const tool = ["--conditions=react-server", "--import", "tsx", inRoot(file), ...words];
  const { status } = spawnSync(process.execPath, tool, { cwd: root, stdio: "inherit" });
  return status ?? 1;
}
