import { run } from "./output.mjs";
import { buildIfStale } from "./start/build.mjs";
import { copyDatabase } from "./start/database.mjs";
import { prepare } from "./start/prepare.mjs";
import { serve } from "./start/serve.mjs";

/** `npm start`: from a fresh clone to a running instance. */
await run(async () => {
  const { sources, embedded, serving } = await prepare();
  await buildIfStale(sources);
  if (embedded) await copyDatabase(serving.dataDir);
  return serve(serving);
});
