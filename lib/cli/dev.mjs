import { run } from "./output.mjs";
import { layDatabase } from "./start/database.mjs";
import { prepare } from "./start/prepare.mjs";
import { serve } from "./start/serve.mjs";

/** `npm run dev`: the same instance, compiled as its files change. */
await run(async () => {
  const { embedded, ...ready } = await prepare({ dev: true });
  if (embedded) await layDatabase(ready.dataDir);
  return serve({ mode: "dev", ...ready });
});
