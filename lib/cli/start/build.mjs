import { readFile, rm, writeFile } from "node:fs/promises";
import { captureOutput } from "../child.mjs";
import { bundleEnvironment } from "../environment.mjs";
import { failedStep, print } from "../output.mjs";
import { binaries, inRoot } from "../root.mjs";
import { sourcesHash } from "../sources.mjs";
import { makeDatabase } from "./database.mjs";

const mark = inRoot(".next/ninefold-build");

/**
 * Builds the pages when there is no build or the sources have changed since. The mark names the sources and their
 * build, because `npm run build` may have replaced that build by one of other sources.
 * @param {string} [sources] their hash, when it is known
 * @returns {Promise<"built" | "current">}
 */
export async function buildIfStale(sources) {
  sources ??= await sourcesHash();
  const marked = await readFile(mark, "utf8").catch(() => null);
  const id = await buildId();
  if (id && marked === `${sources} ${id}`) return "current";
  print("Building the pages…");
  // An interrupted build must not pass for a finished one.
  await rm(mark, { force: true });
  const ran = await captureOutput([binaries.next, "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (ran.code !== 0) throw failedStep("The pages could not be built", ran, "It needs about 1.5 GB of memory");
  // A machine that builds has enough memory for it; one that starts the build may have less.
  await makeDatabase();
  await bundleEnvironment(sources);
  await writeFile(mark, `${sources} ${await buildId()}`);
  return "built";
}

const buildId = () => readFile(inRoot(".next/BUILD_ID"), "utf8").catch(() => null);
