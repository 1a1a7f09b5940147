import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./root.mjs";

const folders = ["app", "components", "db", "lib"];
// Not part of the build: a changed test or launcher must not cost a minute of building.
const outside = /\.test\.tsx?$|^lib\/cli\/(?!print-environment)|\.md$/;

/**
 * One hash over all sources of the build. By content and not by time, so that a checkout that changes nothing builds
 * nothing; by walking and not by git, which may be missing.
 */
export async function sourcesHash() {
  // A container image has no sources, and remembers the hash of those it was built from.
  const built = await readFile(path.join(root, "ninefold-image"), "utf8").catch(() => null);
  if (built) return built;
  const names = (await Promise.all([rootFiles(), ...folders.map(walk)])).flat().filter((name) => !outside.test(name));
  const contents = await Promise.all(names.map((name) => readFile(path.join(root, name))));
  const hash = createHash("sha256");
  for (const [index, name] of names.entries())
    hash.update(`${name}\0${contents[index]?.length}\0`).update(contents[index] ?? "");
  return hash.digest("hex");
}

async function rootFiles() {
  const entries = await readdir(root, { withFileTypes: true });
  const built = /^(package(-lock)?\.json|tsconfig\.json|.*\.(ts|mjs))$/;
  const ours = (/** @type {string} */ name) =>
    built.test(name) && !/^(next-env\.d|vitest\.|playwright\.|drizzle\.)/.test(name);
  return entries
    .filter((entry) => entry.isFile() && ours(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** @param {string} folder @returns {Promise<string[]>} */
async function walk(folder) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => !entry.name.startsWith("."))
    .map((entry) => (entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
  return (await Promise.all(found)).flat().sort();
}
