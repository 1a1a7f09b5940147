import { ended, start } from "./child.mjs";
import { run } from "./output.mjs";
import { inRoot } from "./root.mjs";
import { buildIfStale } from "./start/build.mjs";
import { installIfMissing } from "./start/install.mjs";
import { checkNode } from "./start/node-version.mjs";
import { browsersEnvironment } from "./test/browser.mjs";

/**
 * `npm run shots`: photographs of every page in every condition, theme, width and language, with one overview of each
 * page, in .shots. `npm run shots -- gallery --width 390 --lang zh` takes only those.
 */
await run(async () => {
  checkNode();
  await installIfMissing();
  await buildIfStale();
  const env = { ...process.env, ...(await browsersEnvironment()) };
  return ended(
    start(["--import", "tsx", inRoot("e2e/shots/main.ts"), ...process.argv.slice(2)], { env, stdio: "inherit" }),
  );
});
