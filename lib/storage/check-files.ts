import { setTimeout as sleep } from "node:timers/promises";
import { forgetPosters, listNamedFiles, namedAmong } from "@/db/instance/place-queries";
import { FILE_KEYS } from "./keys";
import type { Job } from "./move-files";
import type { Storage } from "./storage";

const PAGE = 5_000;
/** A file is written before its row. What no row names after this long belongs to none. */
const GRACE_MS = 60_000;

type Check = Job & { storage: Storage; repair: boolean; graceMs?: number };

/**
 * Compares files and rows. With `repair`, files that no row names are removed, and posters that are gone are drawn
 * again; a video or an image that is gone is only reported. Returns whether all is well afterwards.
 */
export async function checkFiles({ db, storage, repair, report, signal, graceMs = GRACE_MS }: Check): Promise<boolean> {
  const found = new Map<string, number>();
  for (const folder of FILE_KEYS.folders)
    for await (const { key, bytes } of storage.list(folder)) found.set(key, bytes);
  const unfound: string[] = [];
  const strays = new Set(found.keys());
  let named = 0;
  for (let after = ""; ; ) {
    const files = await listNamedFiles(db, { after, limit: PAGE });
    named += files.length;
    for (const { key } of files) if (!strays.delete(key)) unfound.push(key);
    const last = files.at(-1);
    if (!last || files.length < PAGE) break;
    after = last.key;
  }
  signal.throwIfAborted();
  if (strays.size > 0) await sleep(graceMs, undefined, { signal });
  for (const key of await namedAmong(db, [...strays])) strays.delete(key);
  // Written after the list was made, or removed with its row meanwhile.
  const missing: string[] = [];
  for (const key of await namedAmong(db, unfound)) if ((await storage.stat(key)) === null) missing.push(key);

  for (const key of missing) report(`missing: ${key}`);
  for (const key of strays) report(`no row names: ${key} (${found.get(key)} bytes)`);
  report(`${named} files on record, ${missing.length} of them missing; ${strays.size} files that no row names.`);
  if (!repair) {
    if (missing.length + strays.size > 0) report("Repair with `npm run storage -- check --repair`.");
    return missing.length + strays.size === 0;
  }
  for (const key of strays) await storage.remove(key);
  const posters = await forgetPosters(db, missing);
  report(`${strays.size} files were removed, ${posters} posters will be drawn again.`);
  if (missing.length > posters) report(`${missing.length - posters} files are missing: only a backup has them.`);
  return missing.length === posters;
}
