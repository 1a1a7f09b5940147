import { ended, start } from "./child.mjs";
import { run } from "./output.mjs";
import { binaries } from "./root.mjs";
import { buildIfStale } from "./start/build.mjs";
import { installIfMissing } from "./start/install.mjs";
import { checkNode } from "./start/node-version.mjs";
import { browserEnvironment } from "./test/browser.mjs";
import { findOtherBrowsers } from "./test/other-browsers.mjs";

/**
 * `npm run test:faults`, `npm run test:doors` and `npm run bench:…`: one of vitest's projects on real servers of a fresh build and a real
 * Postgres. Every fault at full size takes most of an hour; `npm run test:faults -- kills` runs one of them. The
 * benchmarks of the faults are named by `faults bench`.
 */
await run(async () => {
  checkNode();
  await installIfMissing();
  await buildIfStale();
  const [project = "faults", ...args] = process.argv.slice(2);
  const isBench = args[0] === "bench";
  const faults = project === "faults" ? { FAULTS: isBench ? "bench" : "full" } : {};
  const others = args.includes("gallery") ? (await findOtherBrowsers()).env : {};
  const env = { ...process.env, ...faults, ...others, ...(project === "doors" ? {} : await browserEnvironment()) };
  const files = isBench ? args.slice(1) : args;
  return ended(start([binaries.vitest, "run", "--project", project, ...files], { env, stdio: "inherit" }));
});
