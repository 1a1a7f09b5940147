import { run } from "./output.mjs";
import { runTool } from "./tool.mjs";

/** `npm run backup`, `npm run restore` and `npm run storage`, each with what follows. */
await run(() => runTool("lib/backup/main.ts"));
