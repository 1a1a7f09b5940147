import { existsSync } from "node:fs";
import path from "node:path";
import { captureOutput } from "../child.mjs";
import { print, StartRefusal } from "../output.mjs";
import { binaries } from "../root.mjs";
import { aptInstall, tail } from "./apt.mjs";

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const inMacs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a Chrome or Chromium, or installs one. An installed one comes first and the system's package next: Playwright's
 * download cannot play H.264, which is what the instance's videos are.
 * @returns {Promise<string | undefined>} the program, or undefined for the one Playwright has downloaded
 */
async function findBrowser() {
  const there = await installed();
  if (there) return there;
  await aptInstall("Chromium", ["chromium"]);
  const got = await installed();
  if (got) return got;
  print("Downloading Playwright's browser…");
  const done = await captureOutput([binaries.playwright, "install", "chromium"]);
  if (done.code === 0) return undefined;
  throw new StartRefusal(
    `${tail(done.output)}\nNo browser was found. Install Chrome or Chromium, or set CHROME_PATH to one.`,
  );
}

/** Names the browser to the tests. */
export async function browserEnvironment() {
  const chrome = await findBrowser();
  return chrome ? { CHROME_PATH: chrome } : {};
}

async function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [process.env.CHROME_PATH, ...onPath, ...inMacs]) {
    // Asked for its version, because Ubuntu's chromium-browser can be a stub that only points elsewhere.
    if (file && existsSync(file) && (await captureOutput(["--version"], { program: file, within: 20_000 })).code === 0)
      return file;
  }
  return undefined;
}
