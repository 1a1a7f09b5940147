import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/env";

let cached: string | undefined;

/**
 * The secret that signs cookies and file addresses: AUTH_SECRET, else one made once and stored in DATA_DIR (mode 600).
 * With DATABASE_URL several servers may share one database, and each would make its own: there env.ts requires it.
 */
export function authSecret(): string {
  cached ??= env.AUTH_SECRET ?? keptSecret(env.DATA_DIR);
  return cached;
}

/**
 * The secret with which new things are signed and encrypted, then the earlier one, with which what was made before is
 * still read. New first.
 */
export const authSecrets = (): string[] =>
  env.AUTH_SECRET_PREVIOUS === undefined ? [authSecret()] : [authSecret(), env.AUTH_SECRET_PREVIOUS];

function keptSecret(folder: string): string {
  const file = path.join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
