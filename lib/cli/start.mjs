import { run } from "./output.mjs";
import { buildIfStale } from "./start/build.mjs";
import { copyDatabase } from "./start/database.mjs";
import { prepare } from "./start/prepare.mjs";
import { serve } from "./start/serve.mjs";

/** `npm start`: from a fresh clone to a running instance. */
await run(async () => {
  const { embedded, ...ready } = await prepare();
  await buildIfStale();
  if (embedded) await copyDatabase(ready.dataDir);
  return serve({ mode: "start", ...ready });
});
