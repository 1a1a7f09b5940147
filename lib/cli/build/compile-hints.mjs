import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * V8 compiles every function of such a file while it loads, beside the main thread.
 * https://v8.dev/blog/explicit-compile-hints
 */
const HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * Marks the scripts that every page runs as it starts. Without it they are compiled on the main thread, function by
 * function, which was half of what blocked a slow phone while a page started. Not for the scripts of single pages: most
 * of what those contain waits for a click.
 * @param {string} distDir the folder of a build
 */
export async function hintCompilation(distDir) {
  const manifest = JSON.parse(await readFile(path.join(distDir, "build-manifest.json"), "utf8"));
  for (const name of manifest.rootMainFiles) {
    const file = path.join(distDir, name);
    const script = await readFile(file, "utf8");
    if (!script.startsWith(HINT)) await writeFile(file, HINT + script);
  }
}
