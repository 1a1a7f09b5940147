import { buildWhatIsStale } from "./build.mjs";
import { prepare } from "./prepare.mjs";
import { run } from "./say.mjs";
import { serve } from "./serve.mjs";

/** `npm start`: from a fresh clone to a running studio. */
await run(async () => {
  const ready = await prepare();
  await buildWhatIsStale();
  return serve({ mode: "start", ...ready });
});
