import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { captureOutput } from "../child.mjs";
import { failedStep, print } from "../output.mjs";
import { inRoot } from "../root.mjs";

/**
 * Copies an embedded database into a new data folder: creating one takes three times the memory that the server needs
 * afterwards, and a server that is killed meanwhile leaves half a database.
 * @param {string} dataDir
 */
export async function copyDatabase(dataDir) {
  const folder = path.join(dataDir, "pglite");
  if ((await readdir(folder).catch(() => [])).length > 0) return;
  const database = await makeDatabase();
  const copy = `${folder}.${randomBytes(6).toString("hex")}`;
  try {
    await cp(database, copy, { recursive: true });
    await rename(copy, folder);
  } catch (error) {
    // Another start was faster, or the folder is a mount point, in which the server then creates its database.
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["ENOTEMPTY", "EEXIST", "EBUSY", "EXDEV", "EPERM"].includes(code)) throw error;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/**
 * Creates an empty database beside the build, once for each version of PGlite, in a separate process: WebAssembly never
 * gives its memory back.
 * @returns {Promise<string>} its folder
 */
export async function makeDatabase() {
  const { version } = JSON.parse(await readFile(inRoot("node_modules/@electric-sql/pglite/package.json"), "utf8"));
  const folder = inRoot(".next/cache", `ninefold-database-${version}`);
  if (existsSync(folder)) return folder;
  print("Preparing the database…");
  const making = `${folder}.${randomBytes(6).toString("hex")}`;
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    // The optimizing WebAssembly compiler takes another 100 MB, for seconds of work.
    const ran = await captureOutput(["--liftoff-only", inRoot("lib/cli/start/make-database.mjs"), making], {
      within: 180_000,
    });
    if (ran.code !== 0) throw failedStep("The database could not be prepared", ran, "It needs about 750 MB of memory");
    await rename(making, folder).catch(() => {});
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}
