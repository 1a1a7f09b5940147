import { ended, start } from "./child.mjs";
import { run } from "./output.mjs";
import { binaries } from "./root.mjs";
import { buildIfStale } from "./start/build.mjs";
import { installIfMissing } from "./start/install.mjs";
import { checkNode } from "./start/node-version.mjs";
import { findBrowser } from "./test/browser.mjs";

/**
 * `npm run test:faults`: every fault at full size, which takes most of an hour. Further arguments go to the runner, so
 * `npm run test:faults -- kills` runs one of them. `npm run bench:callbacks` comes through here too.
 */
await run(async () => {
  checkNode();
  await installIfMissing();
  await buildIfStale();
  const chrome = await findBrowser();
  const [what = "full", ...more] =
    process.argv[2] === "bench" ? process.argv.slice(2) : ["full", ...process.argv.slice(2)];
  const env = { ...process.env, FAULTS: what, ...(chrome ? { CHROME_PATH: chrome } : {}) };
  return ended(start([binaries.vitest, "run", "--project", "faults", ...more], { env, stdio: "inherit" }));
});
