import { existsSync } from "node:fs";
import path from "node:path";
import { captureOutput } from "../child.mjs";
import { print, StartRefusal } from "../output.mjs";
import { binaries } from "../root.mjs";
import { aptInstall, tail } from "./apt.mjs";

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
/** Debian's package and its program. */
const HEADLESS = "chromium-headless-shell";
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
  const given = process.env.CHROME_PATH;
  if (given && (await works(given))) return given;
  const there = await installed(names, inMacs);
  if (there) return there;
  await aptInstall("Chromium", ["chromium"]);
  const got = await installed(names, inMacs);
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

/**
 * As `browserEnvironment`, with the same browser without a window where there is one: it draws no controls around each
 * page, which takes a third of the time. It has no notifications.
 */
export async function browsersEnvironment() {
  const chrome = await browserEnvironment();
  let shell = await installed([HEADLESS]);
  if (!shell && (await aptInstall("Chromium's headless shell", [HEADLESS])) === "installed")
    shell = await installed([HEADLESS]);
  return shell ? { ...chrome, HEADLESS_PATH: shell } : chrome;
}

/** @param {string[]} programs @param {string[]} files whole paths */
async function installed(programs, files = []) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = programs.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const file of [...onPath, ...files]) if (await works(file)) return file;
  return undefined;
}

/** Asked for its version, because Ubuntu's chromium-browser can be a stub that only points elsewhere. @param {string} file */
const works = async (file) =>
  existsSync(file) && (await captureOutput(["--version"], { program: file, within: 20_000 })).code === 0;
