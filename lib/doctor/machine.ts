import { statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "@/env";
import { findFfmpeg } from "@/lib/posters/ffmpeg";
import { type Diagnosis, failed, ok, warning } from "./diagnosis";

const GIGABYTE = 1e9;

export async function checkEnvironment(): Promise<Diagnosis> {
  const renamed = env.renamed.map(({ old, name }) => `${old} is now ${name}`);
  if (renamed.length > 0) return warning(`${renamed.join("; ")}: a later version will not read the old name`);
  return ok(`all values can be used; users reach this server at ${env.appUrl}`);
}

export async function checkNodeVersion(): Promise<Diagnosis> {
  const { node } = process.versions;
  // checkNode in lib/cli has refused what is too old to run at all.
  return Number.parseInt(node, 10) < 22
    ? warning(`Node.js ${node} works and gets no security fixes: use 24`)
    : ok(`Node.js ${node}`);
}

export async function checkFfmpeg(): Promise<Diagnosis> {
  return (await findFfmpeg())
    ? ok("found: the server draws the posters")
    : ok("not found, and not needed: browsers draw the posters");
}

/** Of the data folder, or of the one in which it will be made. */
export async function checkDisk(folder = path.resolve(env.DATA_DIR)): Promise<Diagnosis> {
  const found = await statfs(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code !== "ENOENT" || path.dirname(folder) === folder) return failed(`DATA_DIR: ${found.code}`);
    return checkDisk(path.dirname(folder));
  }
  const free = (found.bavail * found.bsize) / GIGABYTE;
  const say = `${free.toFixed(1)} GB free for DATA_DIR`;
  if (free < 1) return failed(`${say}: a video takes up to 50 MB, and a full disk stops the server from saving any`);
  return free < 5 ? warning(say) : ok(say);
}
