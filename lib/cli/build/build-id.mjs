import { readFileSync } from "node:fs";
import { inRoot } from "../root.mjs";
import { sourcesHash } from "../sources.mjs";

/**
 * The id of a build: an open page compares it with the server's. A hash of the sources, so that the same ones built on
 * two machines are one build; while serving it is read from the build itself, whose sources may have changed since. A
 * host that names its deployments puts its own ids into addresses, and only those may be used there.
 * @param {"build" | "serve"} to
 * @returns {Promise<string | undefined>}
 */
export async function buildId(to) {
  const { NEXT_DEPLOYMENT_ID, VERCEL, VERCEL_DEPLOYMENT_ID } = process.env;
  const given = NEXT_DEPLOYMENT_ID || (VERCEL && VERCEL_DEPLOYMENT_ID);
  if (given || VERCEL) return given || undefined;
  if (to === "build") return (await sourcesHash()).slice(0, 16);
  try {
    return readFileSync(inRoot(".next/BUILD_ID"), "utf8").trim();
  } catch {
    return undefined;
  }
}
