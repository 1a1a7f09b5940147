import { run } from "./output.mjs";
import { runTool } from "./run-tool.mjs";

/** `npm run admin -- …` */
await run(() => runTool("lib/admin/main.ts", process.argv.slice(2)));
