import { existsSync } from "node:fs";
import { inRoot } from "./root.mjs";

/**
 * The arguments with which node runs a TypeScript program of ours: compiled in a container image, else by tsx.
 * @param {string} file such as lib/admin/main.ts @param {{ server?: boolean }} [options] server: it loads server-only modules
 */
export function programArgs(file, { server = false } = {}) {
  const compiled = inRoot(file.replace(/\.ts$/, ".mjs"));
  if (existsSync(compiled)) return [compiled];
  return [...(server ? ["--conditions=react-server"] : []), "--import", "tsx", inRoot(file)];
}
