import { spawnSync } from "node:child_process";
import { readEnvironment } from "./environment.mjs";
import { run } from "./output.mjs";
import { inRoot, root } from "./root.mjs";

/** `npm run admin -- …`, with the settings of `npm start`. The condition allows loading server-only modules. */
await run(async () => {
  await readEnvironment();
  const tool = ["--conditions=react-server", "--import", "tsx", inRoot("lib/admin/main.ts"), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, tool, { cwd: root, stdio: "inherit" });
  return status ?? 1;
});
