import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "./say.mjs";

/**
 * Makes the folder for data and proves that it can be written, so that a full or read-only disk is told now and not
 * by the first video that is lost.
 * @param {string} dir
 */
export async function checkDataDir(dir) {
  const probe = path.join(dir, `.probe-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(probe, "probe");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new Refusal(`DATA_DIR ${dir} cannot be written (${code}).`);
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}
