import { existsSync } from "node:fs";
import { captureOutput } from "../child.mjs";
import { print } from "../output.mjs";

/**
 * Installs Debian packages where that is possible: as root, with apt-get.
 * @param {string} what such as Chromium @param {string[]} packages
 * @returns {Promise<"installed" | "failed" | "cannot">}
 */
export async function aptInstall(what, packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return "cannot";
  print(`Installing ${what}…`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const apt = (/** @type {string[]} */ args) => captureOutput(args, { program: "apt-get", ...options });
  await apt(["-q", "update"]);
  const done = await apt(["-q", "install", "-y", "--no-install-recommends", ...packages]);
  if (done.code === 0) return "installed";
  print(`${tail(done.output)}\n${what} could not be installed by apt-get.`);
  return "failed";
}

/** The end of a tool's output, where the error is. @param {string} output */
export const tail = (output) => output.trim().split("\n").slice(-12).join("\n");
