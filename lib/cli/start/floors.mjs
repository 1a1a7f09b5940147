import { readFile } from "node:fs/promises";
import { StartRefusal } from "../output.mjs";
import { inRoot } from "../root.mjs";

/**
 * The oldest version of each package that reads what strangers send, and the advisory that was fixed in it. The lockfile
 * installs newer ones; a package that was replaced by hand, or a lockfile from elsewhere, may not.
 */
export const FLOORS = {
  next: { version: "16.3.3", advisory: "GHSA-2xp9-vwfh-vxw4" },
  react: { version: "19.2.8", advisory: "GHSA-wx67-qw84-cm4g" },
  sharp: { version: "0.35.0", advisory: "GHSA-f88m-g3jw-g9cj" },
};

/**
 * Refuses to build or serve with a version that is known to be vulnerable.
 * @param {(name: string) => Promise<string>} [installed] the version of a package
 */
export async function checkFloors(installed = installedVersion) {
  for (const [name, { version, advisory }] of Object.entries(FLOORS)) {
    const found = await installed(name);
    if (isOlder(found, version)) {
      throw new StartRefusal(
        `${name} ${found} is vulnerable (${advisory}), and Ninefold needs ${version} or newer. Run "npm ci" to install what the lockfile names.`,
      );
    }
  }
}

/** @param {string} name @returns {Promise<string>} */
async function installedVersion(name) {
  return JSON.parse(await readFile(inRoot("node_modules", name, "package.json"), "utf8")).version;
}

/** A preview of a version came before its fixes. @param {string} version @param {string} floor */
function isOlder(version, floor) {
  const [numbers = "", preview] = version.split("-", 2);
  const [have, need] = [numbers, floor].map((text) => text.split(".").map(Number));
  for (const [at, least] of (need ?? []).entries()) {
    const part = have?.[at] ?? 0;
    if (part !== least) return !(part > least);
  }
  return preview !== undefined;
}
