import { findBrowser } from "./browser.mjs";
import { buildWhatIsStale } from "./build.mjs";
import { ended, start } from "./child.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { bin } from "./root.mjs";
import { run } from "./say.mjs";

/**
 * `npm run test:faults`: every fault at full size, which takes most of an hour. What follows goes to the runner, so
 * that `npm run test:faults -- kills` runs one of them. `npm run bench:callbacks` comes through here too.
 */
await run(async () => {
  checkNode();
  await installWhatIsMissing();
  await buildWhatIsStale();
  const chrome = await findBrowser();
  const [what = "full", ...more] =
    process.argv[2] === "bench" ? process.argv.slice(2) : ["full", ...process.argv.slice(2)];
  const env = { ...process.env, FAULTS: what, ...(chrome ? { CHROME_PATH: chrome } : {}) };
  return ended(start([bin.vitest, "run", "--project", "faults", ...more], { env, stdio: "inherit" }));
});
