import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartRefusal } from "../output.mjs";

/**
 * Makes the data folder and checks that it is writable, so that a full or read-only disk is reported now and not when
 * the first video is lost.
 * @param {string} dir
 */
export async function checkDataDir(dir) {
  const probe = path.join(dir, `.probe-${randomBytes(6).toString("hex")}`);
  try {
    await makeFolder(dir);
    await writeFile(probe, "probe", { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new StartRefusal(`DATA_DIR ${dir} cannot be written (${code}).`);
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/**
 * Makes a folder and its parents. Node's own recursive mkdir never returns where a folder cannot be made although its
 * parent exists, as in /proc.
 * @param {string} dir @returns {Promise<void>}
 */
async function makeFolder(dir) {
  try {
    await mkdir(dir, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || path.dirname(dir) === dir) throw error;
    await makeFolder(path.dirname(dir));
    await mkdir(dir, { mode: 0o700 });
  }
}
