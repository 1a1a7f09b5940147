import { readFile, rm, writeFile } from "node:fs/promises";
import { capture } from "./child.mjs";
import { bin, inRoot } from "./root.mjs";
import { Refusal, say } from "./say.mjs";
import { sourcesHash } from "./sources.mjs";

const mark = inRoot(".next/ninefold-build");

/**
 * Builds the pages when there is no build or the sources have changed since. The mark names the sources and the build
 * made of them, because `npm run build` may have replaced that build by one of other sources.
 * @returns {Promise<"built" | "current">}
 */
export async function buildWhatIsStale() {
  const sources = await sourcesHash();
  const marked = await readFile(mark, "utf8").catch(() => null);
  const id = await buildId();
  if (id && marked === `${sources} ${id}`) return "current";
  say("Building the pages…");
  // An interrupted build must not pass for a finished one.
  await rm(mark, { force: true });
  const { code, output, late } = await capture([bin.next, "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Refusal(`${output.trim()}\nThe pages could not be built${late ? " in time" : ""}.`);
  await writeFile(mark, `${sources} ${await buildId()}`);
  return "built";
}

const buildId = () => readFile(inRoot(".next/BUILD_ID"), "utf8").catch(() => null);
