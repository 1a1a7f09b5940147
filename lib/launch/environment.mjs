import { createRequire } from "node:module";
import { capture } from "./child.mjs";
import { inRoot, root } from "./root.mjs";
import { Refusal } from "./say.mjs";

/**
 * Reads the .env files as the server will and judges the result by the rules of env.ts, so that a bad value is named
 * before anything is built or started. Call it only once the packages are there.
 * @param {{ dev?: boolean }} [options]
 * @returns {Promise<{ port: number, dataDir: string, appUrl: string, hasKey: boolean }>}
 */
export async function readEnvironment({ dev = false } = {}) {
  createRequire(import.meta.url)("@next/env").loadEnvConfig(root, dev, { info() {}, error: console.error });
  // In a process of its own: the compiler of TypeScript leaves a helper running for as long as the one that used it.
  const { code, output } = await capture(["--import", "tsx", inRoot("lib/launch/print-environment.ts")], {
    within: 30_000,
  });
  if (code === 0) return JSON.parse(output);
  throw new Refusal(output.match(/^Error: (.*)$/m)?.[1] ?? output.trim());
}
