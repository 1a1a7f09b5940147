import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { aptInstall } from "./apt.mjs";

/**
 * Firefox and WebKit with what drives them: each program's variable and its names, and Debian's packages. The last one
 * of WebKit's plays H.264 and has no program.
 */
const BROWSERS = [
  { name: "Firefox", packages: ["firefox-esr"], programs: { FIREFOX_PATH: ["firefox-esr", "firefox"] }, plugin: null },
  {
    name: "WebKit",
    packages: ["webkit2gtk-driver", "xvfb", "gstreamer1.0-libav"],
    programs: { WEBKIT_DRIVER_PATH: ["WebKitWebDriver"], MINIBROWSER_PATH: ["MiniBrowser"], XVFB_PATH: ["Xvfb"] },
    plugin: "gstreamer-1.0/libgstlibav.so",
  },
];

/**
 * Finds the other browsers, and installs those that are missing where that is possible.
 * @returns {Promise<{ env: Record<string, string>, skipped: string[] }>} the variables that name their programs to the
 *   tests, and for each browser that is missing, why its test is skipped
 */
export async function findOtherBrowsers() {
  const env = {};
  const skipped = [];
  for (const browser of BROWSERS) {
    let found = look(browser);
    if (!found.env) {
      const tried = await aptInstall(browser.name, browser.packages);
      if (tried === "installed") found = look(browser);
    }
    if (found.env) Object.assign(env, found.env);
    else skipped.push(`${browser.name}: ${found.missing.join(", ")} not found, and apt-get cannot install it here`);
  }
  return { env, skipped };
}

/** @param {typeof BROWSERS[number]} browser */
function look({ programs, plugin }) {
  const found = Object.entries(programs).map(([variable, names]) => [variable, process.env[variable] ?? find(names)]);
  const missing = found.flatMap(([variable, file]) => (file ? [] : programs[variable][0]));
  if (plugin && !find([plugin])) missing.push(plugin);
  return missing.length === 0 ? { env: Object.fromEntries(found), missing } : { env: null, missing };
}

/** @param {string[]} names */
function find(names) {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean), ...libraryFolders()];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

/** Debian's folders of libraries, one for each architecture, and WebKit's programs in them. */
function libraryFolders() {
  const all = existsSync("/usr/lib") ? readdirSync("/usr/lib").filter((name) => name.includes("-linux-")) : [];
  return all.flatMap((name) => ["", "webkitgtk-6.0", "webkit2gtk-4.1"].map((folder) => `/usr/lib/${name}/${folder}`));
}
