import { captureOutput } from "./child.mjs";
import { failedStep, print, run, StartRefusal } from "./output.mjs";
import { inRoot } from "./root.mjs";
import { copyDatabase } from "./start/database.mjs";
import { prepare } from "./start/prepare.mjs";
import { serveDevelopment } from "./start/serve-development.mjs";

/** `npm run dev`: the development server. `-- --seed 200` fills the instance first. */
await run(async () => {
  const count = seedCount(process.argv.slice(2));
  const { embedded, serving } = await prepare({ dev: true });
  if (embedded) await copyDatabase(serving.dataDir);
  if (count > 0) await seed(count);
  return serveDevelopment(serving);
});

/** @param {string[]} args @returns {number} 0 without `--seed` */
function seedCount([option, count = "200", ...more]) {
  if (option === undefined) return 0;
  if (option !== "--seed" || !/^[1-9]\d{0,3}$/.test(count) || more.length > 0)
    throw new StartRefusal("npm run dev accepts only -- --seed and a number from 1 to 9999.");
  return Number(count);
}

/** @param {number} count of generations */
async function seed(count) {
  print(`Making ${count} generations…`);
  // The embedded database allows one process, so this one ends before the server starts. The condition is the one that
  // the framework sets; it allows loading server-only modules.
  const tool = ["--conditions=react-server", "--import", "tsx", inRoot("e2e/seed/main.ts"), String(count)];
  const ran = await captureOutput(tool);
  const refusal = ran.output.match(/^Error: (.*)$/m)?.[1];
  if (ran.code !== 0 && refusal) throw new StartRefusal(refusal);
  if (ran.code !== 0) throw failedStep("The database could not be filled", ran, "It needs about 750 MB of memory");
  print(ran.output.trim());
}
