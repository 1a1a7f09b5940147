import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./root.mjs";

const SKIPPED = new Set([
  "node_modules",
  ".next",
  ".git",
  ".data",
  "test-results",
  ".shots",
  "reports",
  "coverage",
  "migrations",
  "public",
]);
const CODE = /\.(?:ts|tsx|mjs)$/;

/**
 * Every code file of the repository, as `{ file, text }` with a path relative to its root and forward slashes.
 * @param {RegExp} [kind] of file names; code by default
 * @returns {Promise<{ file: string, text: string }[]>}
 */
export async function sourceFiles(kind = CODE) {
  /** @type {string[]} */
  const files = [];
  /** @type {(folder: string) => Promise<void>} */
  const walk = async (folder) => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) await walk(name);
      else if (kind.test(entry.name) && !entry.name.endsWith(".d.ts")) files.push(name);
    }
  };
  await walk(".");
  return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(path.join(root, file), "utf8") })));
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)["']((?:\.{1,2}\/|@\/)[^"'\n]+)["']/g;
const ENDINGS = ["", ".ts", ".tsx", ".mjs"];

/**
 * The project's own modules that each file imports: values, types and lazy imports alike.
 * @param {{ file: string, text: string }[]} files
 * @returns {Map<string, string[]>}
 */
export function importsOf(files) {
  const known = new Set(files.map(({ file }) => file));
  return new Map(
    files.map(({ file, text }) => {
      const targets = [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) => {
        const base = specifier.startsWith("@/")
          ? specifier.slice(2)
          : path.posix.join(path.posix.dirname(file), specifier);
        return ENDINGS.map((ending) => base + ending).find((candidate) => known.has(candidate));
      });
      return [file, [...new Set(targets.filter((target) => target !== undefined))]];
    }),
  );
}
