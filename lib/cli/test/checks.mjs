import { binaries, inRoot } from "../root.mjs";

/** What needs no server and no browser, by name: one or several tools, which run one after the other. */
export const checks = {
  // Not incremental: the compiler's cache of generated routes outlives them, and new pages then do not exist for it.
  types: [
    [binaries.next, "typegen"],
    [binaries.tsc, "--noEmit", "--incremental", "false"],
  ],
  lint: [[binaries.biome, "check", "."]],
  structure: [[inRoot("lib/cli/check-structure.mjs")]],
  words: [[inRoot("lib/cli/check-words.mjs")]],
  unused: [[binaries.knip, "--no-config-hints"]],
};
