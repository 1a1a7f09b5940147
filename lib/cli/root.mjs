import path from "node:path";

/** The project's folder. Commands work from any directory. */
export const root = path.resolve(import.meta.dirname, "../..");

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Paths of the tools that the commands run. Called through node, so that no shell and no PATH is needed. */
export const binaries = {
  next: inRoot("node_modules/next/dist/bin/next"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  biome: inRoot("node_modules/@biomejs/biome/bin/biome"),
  knip: inRoot("node_modules/knip/bin/knip.js"),
  vitest: inRoot("node_modules/vitest/vitest.mjs"),
  playwright: inRoot("node_modules/@playwright/test/cli.js"),
};
