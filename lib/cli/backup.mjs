import { run } from "./output.mjs";
import { runTool } from "./run-tool.mjs";

/** `npm run backup`, `npm run restore` and `npm run storage`, each with what follows. */
await run(() => runTool("lib/backup/main.ts", process.argv.slice(2)));
