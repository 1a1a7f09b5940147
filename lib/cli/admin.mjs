import { run } from "./output.mjs";
import { runTool } from "./tool.mjs";

/** `npm run admin -- …`, with the settings of `npm start`. */
await run(() => runTool("lib/admin/main.ts"));
