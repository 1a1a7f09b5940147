import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { captureOutput } from "./child.mjs";
import { StartRefusal } from "./output.mjs";
import { inRoot, root } from "./root.mjs";

/**
 * Reads the .env files as the server will and validates the result by env.ts, so that a bad value is reported before
 * anything is built or started. Call it only once the packages are installed.
 * @param {{ dev?: boolean }} [options]
 * @returns {Promise<{ port: number, host?: string, dataDir: string, appUrl: string, hasKey: boolean, embedded: boolean }>}
 */
export async function readEnvironment({ dev = false } = {}) {
  for (const name of [".env", ".env.local", `.env.${mode(dev)}`, `.env.${mode(dev)}.local`])
    await checkText(inRoot(name));
  createRequire(import.meta.url)("@next/env").loadEnvConfig(root, dev, { info() {}, error: console.error });
  // In a separate process: the TypeScript loader's helper keeps running as long as the process that used it.
  const { code, output } = await captureOutput(["--import", "tsx", inRoot("lib/cli/print-environment.ts")], {
    within: 30_000,
  });
  if (code === 0) return JSON.parse(output);
  throw new StartRefusal(output.match(/^Error: (.*)$/m)?.[1] ?? output.trim());
}

const mode = (/** @type {boolean} */ dev) => (dev ? "development" : "production");

/**
 * Refuses UTF-16 files as PowerShell writes them: the .env reader silently understands no line of them.
 * @param {string} file
 */
export async function checkText(file) {
  const bytes = await readFile(file).catch(() => null);
  if (bytes?.includes(0)) throw new StartRefusal(`${path.basename(file)} cannot be read: save it as UTF-8 text.`);
}
