import { run } from "./output.mjs";
import { sourcesHash } from "./sources.mjs";
import { copyDatabase } from "./start/database.mjs";
import { checkNode } from "./start/node-version.mjs";
import { checkSettings } from "./start/prepare.mjs";
import { serve } from "./start/serve.mjs";

/** What a container runs: `npm start` without installing and building, which the image has behind it. */
await run(async () => {
  checkNode();
  const { embedded, serving } = await checkSettings({ sources: await sourcesHash() });
  if (embedded) await copyDatabase(serving.dataDir);
  return serve(serving);
});
