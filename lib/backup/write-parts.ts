import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { dbNow } from "@/db/clock";
import { bodyOf, type Storage, StorageError } from "@/lib/storage/storage";
import { version } from "@/package.json";
import { type BackupFile, type BackupManifest, FORMAT, partKey } from "./manifest";
import type { DumpedRows } from "./take-snapshot";

const MOST_BYTES = 2 ** 40;

type Parts = {
  snapshot: DumpedRows;
  /** Where temporary files may be made. */
  folder: string;
  entries: BackupFile[];
  missing?: string[];
  filesStay?: true;
};

/** Writes all of a backup but its contents, the manifest last. Returns its bytes. */
export async function writeParts(target: Storage, id: string, parts: Parts): Promise<number> {
  const { snapshot, folder, entries, missing = [], filesStay } = parts;
  const rows = await put(target, partKey(id, "rows.gz"), createReadStream(snapshot.rows));
  const list = path.join(folder, "files.gz");
  await writeFile(list, gzipSync(entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")), { mode: 0o600 });
  const files = await put(target, partKey(id, "files.gz"), createReadStream(list));
  const manifest: BackupManifest = {
    format: FORMAT,
    version,
    migration: snapshot.migration,
    createdAt: dbNow().toISOString(),
    tables: snapshot.tables,
    rows,
    files: { ...files, count: entries.length, fileBytes: bytesOf(entries) },
    missing,
    ...(filesStay && { filesStay }),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  await put(target, partKey(id, "manifest.json"), bodyOf(text));
  return rows.bytes + files.bytes + text.byteLength;
}

/** Of the contents, each once. */
export const bytesOf = (entries: BackupFile[]): number =>
  [...new Map(entries.map(({ sha256, bytes }) => [sha256, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0);

async function put(target: Storage, key: string, body: AsyncIterable<Uint8Array>) {
  const stored = await target.put(key, body, { contentType: "application/octet-stream", maxBytes: MOST_BYTES });
  if (!stored.ok) throw new StorageError("A part of the backup is too large.");
  return { sha256: stored.sha256, bytes: stored.bytes };
}
