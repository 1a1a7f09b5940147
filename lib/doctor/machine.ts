import { statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "@/env";
import { findFfmpeg } from "@/lib/posters/ffmpeg";
import { detectFfmpeg } from "@/lib/sequences/exports/server/ffmpeg";
import { type Diagnosis, failed, ok, warning } from "./diagnosis";

const GIGABYTE = 1e9;

/** What a deployment on Vercel lacks; asked with VERCEL=1 beside its variables. */
export async function checkVercel(): Promise<Diagnosis> {
  const { DATABASE_URL, BLOB_READ_WRITE_TOKEN, S3_BUCKET, CRON_SECRET, BACKUP_TO, BACKUP_SCHEDULE } = env;
  if (!DATABASE_URL) return failed("DATABASE_URL is missing: a function has no disk for the embedded database");
  if (!BLOB_READ_WRITE_TOKEN && !S3_BUCKET)
    return failed("BLOB_READ_WRITE_TOKEN or S3_BUCKET is missing: a function has no disk for files");
  if (!CRON_SECRET)
    return failed("CRON_SECRET is missing: nobody may call /api/cron/sweep, so queued videos stay queued");
  if (BACKUP_SCHEDULE)
    return warning("BACKUP_SCHEDULE needs a process that stays: run npm run backup on another machine");
  if (BACKUP_TO?.kind !== "s3")
    return warning("updates begin without a backup: set BACKUP_TO to s3://…, or rely on your database's own history");
  return ok("database, files, sweep and backups before updates are set");
}

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
  const [posters, exports] = await Promise.all([findFfmpeg(), detectFfmpeg()]);
  if (exports.ok) return ok("found: the server draws the posters, and exports sequences");
  if (posters) return ok(`found: the server draws the posters; it exports no sequences, because ${exports.lacks}`);
  return ok(`not used, because ${exports.lacks}; browsers draw the posters and export sequences`);
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
