import { chmod, copyFile, cp, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { run, StartRefusal } from "./output.mjs";
import { inRoot } from "./root.mjs";
import { sourcesHash } from "./sources.mjs";
import { buildIfStale } from "./start/build.mjs";

/** TypeScript programs that run beside the server; the image has no compiler for them. */
const PROGRAMS = [
  "lib/admin/main.ts",
  "lib/backup/main.ts",
  "lib/doctor/main.ts",
  "lib/simulator/main.ts",
  "lib/simulator/renderer/painter.ts",
];
/** Packages with binaries or WebAssembly, which cannot be bundled; the build has copied most of them. */
const WHOLE = [
  "@electric-sql/pglite",
  "@node-rs/argon2",
  "fs-native-extensions",
  "h264-mp4-encoder",
  "mediabunny",
  "pg",
  "sharp",
];
const FOLDERS = ["public", "db/migrations", "lib/media/jobs", ".next/static"];
/**
 * Ids of server actions are derived from the key of the build. A fixed one keeps them the same in the next image, so
 * that an open page still works after an update. It hides nothing: each server encrypts with a key of its own.
 */
const BUILD_KEY = Buffer.from("the same ids of actions in every").toString("base64");

/** `node lib/cli/image.mjs FOLDER`: builds, and writes there all that the container image contains of us. */
await run(async () => {
  const [target, ...more] = process.argv.slice(2);
  if (!target || more.length > 0) throw new StartRefusal("image.mjs wants one folder.");
  process.env.NINEFOLD_STANDALONE = "1";
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= BUILD_KEY;
  const sources = await sourcesHash();
  await buildIfStale(sources);
  // Its links are relative, and would otherwise point at this folder.
  await cp(inRoot(".next/standalone"), target, { recursive: true, verbatimSymlinks: true });
  for (const folder of FOLDERS) await cp(inRoot(folder), path.join(target, folder), { recursive: true });
  await copyBeside(".next", target, (name) => name.startsWith("ninefold-environment-"));
  await copyBeside(".next/cache", target, (name) => name.startsWith("ninefold-database-"));
  await copyBeside("lib/cli", target, (name) => name.endsWith(".mjs"));
  await copyBeside("lib/cli/start", target, (name) => name.endsWith(".mjs"));
  await compile(target);
  for (const name of WHOLE) await copyPackage(name, target);
  await writeFile(path.join(target, "ninefold-image"), sources);
  await openToAll(target);
  return 0;
});

/** The server runs as a user who owns none of this, and the prepared database is closed to others. @param {string} folder */
async function openToAll(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode | 0o444);
  }
}

/** @param {string} folder @param {string} target @param {(name: string) => boolean} wanted */
async function copyBeside(folder, target, wanted) {
  await mkdir(path.join(target, folder), { recursive: true });
  for (const name of (await readdir(inRoot(folder))).filter(wanted))
    await cp(inRoot(folder, name), path.join(target, folder, name), { recursive: true });
}

/** Each program becomes one file beside its source's place. @param {string} target */
async function compile(target) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: PROGRAMS.map((file) => inRoot(file)),
    outbase: inRoot(),
    outdir: target,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // As the framework sets it: it allows loading server-only modules.
    conditions: ["react-server"],
    external: WHOLE,
    // Packages in CommonJS ask for Node's own modules by require.
    banner: {
      js: 'import { createRequire as $require } from "node:module"; const require = $require(import.meta.url);',
    },
    logLevel: "error",
  });
}

/** A package and what it depends on, where the build has not copied it whole. @param {string} name @param {string} target */
async function copyPackage(name, target) {
  const from = inRoot("node_modules", name);
  const manifest = await readFile(path.join(from, "package.json"), "utf8").catch(() => null);
  // An optional package of another system.
  if (manifest === null) return;
  const to = path.join(target, "node_modules", name);
  const mark = path.join(to, ".whole");
  if (await readFile(mark).catch(() => null)) return;
  await cp(from, to, { recursive: true, filter: (file) => !/\.(map|md|ts)$/.test(file) });
  await copyFile(path.join(from, "package.json"), path.join(to, "package.json"));
  await writeFile(mark, "");
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(manifest);
  for (const other of Object.keys({ ...dependencies, ...optionalDependencies })) await copyPackage(other, target);
}
