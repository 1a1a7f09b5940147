import { hkdfSync, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The key of the framework's server actions, 32 bytes in base64. The ids of all actions are derived from it, so with a
 * new key in each build, pages opened before an update could not call any action. Derived from AUTH_SECRET, so that
 * several machines agree; else made once and stored in DATA_DIR.
 * @param {{ AUTH_SECRET?: string, DATA_DIR?: string }} env
 * @param {string} root to which DATA_DIR is relative
 * @returns {string | undefined} undefined where nothing can be written: the framework then makes a key for this build
 */
export function actionKey({ AUTH_SECRET, DATA_DIR }, root) {
  if (AUTH_SECRET) return Buffer.from(hkdfSync("sha256", AUTH_SECRET, "", "ninefold actions", 32)).toString("base64");
  const folder = path.resolve(root, DATA_DIR || ".data");
  const file = path.join(folder, "action-key");
  const made = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!read(file)) {
      // A hard link appears with all of its content: of two concurrent builds, neither may read half a key.
      writeFileSync(made, randomBytes(32).toString("base64"), { mode: 0o600 });
      if (existsSync(file)) rmSync(file);
      linkSync(made, file);
    }
  } catch {
    // Another build was first, or the folder is not writable: the existing file decides.
  }
  if (existsSync(made)) rmSync(made);
  return read(file);
}

/** @param {string} file @returns {string | undefined} undefined for an invalid key */
function read(file) {
  try {
    const text = readFileSync(file, "utf8").trim();
    return Buffer.from(text, "base64").length === 32 ? text : undefined;
  } catch {
    return undefined;
  }
}
