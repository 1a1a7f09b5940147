import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { captureOutput } from "./child.mjs";
import { StartRefusal } from "./output.mjs";
import { inRoot, root } from "./root.mjs";

/**
 * Reads the .env files as the server will and validates the result by env.ts, so that a bad value is reported before
 * anything is built or started. Call it only once the packages are installed.
 * @param {{ dev?: boolean, sources: string }} options sources: the hash of the sources
 * @returns {Promise<{ port: number, host?: string, dataDir: string, appUrl: string, hasKey: boolean, embedded: boolean }>}
 */
export async function readEnvironment({ dev = false, sources }) {
  for (const name of [".env", ".env.local", `.env.${mode(dev)}`, `.env.${mode(dev)}.local`])
    await checkText(inRoot(name));
  createRequire(import.meta.url)("@next/env").loadEnvConfig(root, dev, { info() {}, error: console.error });
  const bundle = bundleOf(sources);
  // In a separate process: the TypeScript loader's helper keeps running as long as the process that used it, and what
  // validates would stay in the memory of the server.
  const file = existsSync(bundle) ? [bundle] : ["--import", "tsx", inRoot("lib/cli/print-environment.ts")];
  const { code, output } = await captureOutput(file, { within: 30_000 });
  if (code === 0) return JSON.parse(output);
  throw new StartRefusal(output.match(/^Error: (.*)$/m)?.[1] ?? output.trim());
}

/**
 * Compiles the validation of the environment beside the build: the TypeScript loader is half a second of each start.
 * @param {string} sources their hash
 */
export async function bundleEnvironment(sources) {
  const { buildSync } = await import("esbuild");
  // Synchronously: otherwise its helper process would keep running as long as the server.
  buildSync({
    entryPoints: [inRoot("lib/cli/print-environment.ts")],
    outfile: bundleOf(sources),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
}

/** @param {string} sources */
const bundleOf = (sources) => inRoot(`.next/ninefold-environment-${sources.slice(0, 16)}.mjs`);

const mode = (/** @type {boolean} */ dev) => (dev ? "development" : "production");

/**
 * Refuses UTF-16 files as PowerShell writes them: the .env reader silently understands no line of them.
 * @param {string} file
 */
export async function checkText(file) {
  const bytes = await readFile(file).catch(() => null);
  if (bytes?.includes(0)) throw new StartRefusal(`${path.basename(file)} cannot be read: save it as UTF-8 text.`);
}
