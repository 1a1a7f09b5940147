import type { Storage } from "@/lib/storage/storage";
import { partKey } from "./manifest";
import { entriesOf, listBackups } from "./read-backup";

/** Removes backups that are not kept, what interrupted ones left behind, and contents that none needs. */
export async function prune(target: Storage, kept: Set<string>): Promise<void> {
  const { all } = await listBackups(target);
  for (const id of all) {
    if (kept.has(id)) continue;
    // The manifest first: without it the rest is no backup.
    for (const part of ["manifest.json", "rows.gz", "files.gz"] as const) await target.remove(partKey(id, part));
  }
  const needed = new Set<string>();
  for (const id of kept) for await (const { sha256 } of entriesOf(target, id)) needed.add(`files/${sha256}`);
  for await (const { key } of target.list("files")) if (!needed.has(key)) await target.remove(key);
}
