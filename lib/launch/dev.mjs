import { prepare } from "./prepare.mjs";
import { run } from "./say.mjs";
import { serve } from "./serve.mjs";

/** `npm run dev`: the same studio, compiled as its files change. */
await run(async () => {
  const ready = await prepare({ dev: true });
  return serve({ mode: "dev", ...ready });
});
