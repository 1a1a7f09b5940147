import { buildWhatIsStale } from "./build.mjs";
import { layDatabase } from "./database.mjs";
import { prepare } from "./prepare.mjs";
import { run } from "./say.mjs";
import { serve } from "./serve.mjs";

/** `npm start`: from a fresh clone to a running studio. */
await run(async () => {
  const { embedded, ...ready } = await prepare();
  await buildWhatIsStale();
  if (embedded) await layDatabase(ready.dataDir);
  return serve({ mode: "start", ...ready });
});
