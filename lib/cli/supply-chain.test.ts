import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { inRoot } from "./root.mjs";

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), resolved: z.string().optional(), inBundle: z.boolean().optional() }),
  ),
});

test("lockfile: every package has an integrity of SHA-512, and none names a host", () => {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")));
  const { "": root, ...all } = packages;
  // What is bundled in another package is covered by that one's.
  const unnamed = Object.entries(all).filter(
    ([, { inBundle, integrity }]) => !inBundle && !integrity?.startsWith("sha512-"),
  );
  expect(unnamed.map(([name]) => name)).toEqual([]);
  expect(Object.values(all).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  expect(Object.keys(all).length).toBeGreaterThan(500);
  expect(root).toBeDefined();
});

test("workflows: every action is pinned by its commit, with the version beside it", () => {
  const folder = inRoot(".github/workflows");
  const used = readdirSync(folder).flatMap((name) =>
    readFileSync(`${folder}/${name}`, "utf8")
      .split("\n")
      .filter((line) => /^\s*-?\s*uses:/.test(line)),
  );
  expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  expect(used.length).toBeGreaterThan(3);
});
