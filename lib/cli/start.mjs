import { run } from "./output.mjs";
import { buildWhatIsStale } from "./start/build.mjs";
import { layDatabase } from "./start/database.mjs";
import { prepare } from "./start/prepare.mjs";
import { serve } from "./start/serve.mjs";

/** `npm start`: from a fresh clone to a running instance. */
await run(async () => {
  const { embedded, ...ready } = await prepare();
  await buildWhatIsStale();
  if (embedded) await layDatabase(ready.dataDir);
  return serve({ mode: "start", ...ready });
});
