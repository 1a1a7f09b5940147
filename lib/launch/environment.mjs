import { createRequire } from "node:module";
import { tsImport } from "tsx/esm/api";
import { inRoot, root } from "./root.mjs";
import { Refusal } from "./say.mjs";

/**
 * Reads the .env files as the server will and judges the result by the rules of env.ts, so that a bad value is named
 * before anything is built or started. Import this module only once the packages are there.
 * @param {{ dev?: boolean }} [options]
 * @returns {Promise<import("../../env.ts").Env>}
 */
export async function readEnvironment({ dev = false } = {}) {
  const quiet = { info() {}, error: console.error };
  createRequire(import.meta.url)("@next/env").loadEnvConfig(root, dev, quiet);
  try {
    const { env } = await tsImport(inRoot("env.ts"), import.meta.url);
    return env;
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}
