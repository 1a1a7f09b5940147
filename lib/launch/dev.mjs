import { layDatabase } from "./database.mjs";
import { prepare } from "./prepare.mjs";
import { run } from "./say.mjs";
import { serve } from "./serve.mjs";

/** `npm run dev`: the same studio, compiled as its files change. */
await run(async () => {
  const { embedded, ...ready } = await prepare({ dev: true });
  if (embedded) await layDatabase(ready.dataDir);
  return serve({ mode: "dev", ...ready });
});
