import { print, run, StartRefusal } from "./output.mjs";
import { checkNode } from "./start/node-version.mjs";
import { runTool } from "./tool.mjs";

/** `npm run doctor`: checks a configuration, one line each. */
await run(async () => {
  try {
    checkNode();
    return await runTool("lib/doctor/main.ts");
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    print(`failed   environment  ${error.message}`);
    return 1;
  }
});
