import { findBrowser } from "./browser.mjs";
import { buildWhatIsStale } from "./build.mjs";
import { ended, start } from "./child.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { bin } from "./root.mjs";
import { run } from "./say.mjs";

/** `npm run bench:…`: the named figures, from real servers of a fresh build on a real Postgres. */
await run(async () => {
  checkNode();
  await installWhatIsMissing();
  await buildWhatIsStale();
  const chrome = await findBrowser();
  const env = { ...process.env, ...(chrome ? { CHROME_PATH: chrome } : {}) };
  return ended(start([bin.vitest, "run", "--project", "bench", ...process.argv.slice(2)], { env, stdio: "inherit" }));
});
