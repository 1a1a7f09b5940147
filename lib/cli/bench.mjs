import { ended, start } from "./child.mjs";
import { run } from "./output.mjs";
import { binaries } from "./root.mjs";
import { buildIfStale } from "./start/build.mjs";
import { installIfMissing } from "./start/install.mjs";
import { checkNode } from "./start/node-version.mjs";
import { findBrowser } from "./test/browser.mjs";

/** `npm run bench:…`: the named benchmarks, on real servers of a fresh build and a real Postgres. */
await run(async () => {
  checkNode();
  await installIfMissing();
  await buildIfStale();
  const chrome = await findBrowser();
  const env = { ...process.env, ...(chrome ? { CHROME_PATH: chrome } : {}) };
  return ended(
    start([binaries.vitest, "run", "--project", "bench", ...process.argv.slice(2)], { env, stdio: "inherit" }),
  );
});
