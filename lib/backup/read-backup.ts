import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { type BackupFile, type BackupManifest, backupFileSchema, manifestSchema, partKey } from "./manifest";

const MANIFEST_BYTES = 100_000_000;

/** The ids of complete backups, oldest first, and of all of which something is there. */
export async function listBackups(target: Storage): Promise<{ complete: string[]; all: string[] }> {
  const all = new Set<string>();
  const complete: string[] = [];
  for await (const { key } of target.list("backups")) {
    const [id = "", ...part] = key.slice("backups/".length).split(".");
    all.add(id);
    if (part.join(".") === "manifest.json") complete.push(id);
  }
  return { complete: complete.sort(), all: [...all] };
}

/** Throws StorageError when it is not there or cannot be understood. */
export async function readBackupManifest(target: Storage, id: string): Promise<BackupManifest> {
  const file = await target.open(partKey(id, "manifest.json"));
  if (!file || file.bytes > MANIFEST_BYTES) throw new StorageError(`There is no backup ${id}.`);
  const json: unknown = await new Response(file.body).json().catch(() => null);
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw new StorageError(`The backup ${id} was made by another version of Ninefold, or is damaged.`);
  return parsed.data;
}

/** The lines of a compressed part. */
export async function* readLines(target: Storage, key: string): AsyncGenerator<string, void> {
  const file = await target.open(key);
  if (!file) throw new StorageError(`${key} is missing from the backup.`);
  const plain = createGunzip();
  // As an error of the lines, which are read, instead of one that nobody listens to.
  const raw = Readable.fromWeb(file.body as import("node:stream/web").ReadableStream).on("error", (error) =>
    plain.destroy(error),
  );
  raw.pipe(plain);
  let failure: unknown;
  const lines = createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY });
  plain.on("error", (error) => {
    failure = error;
    lines.close();
  });
  for await (const line of lines) yield line;
  if (failure) throw new StorageError(`${key} is damaged.`, { cause: failure });
}

export async function* entriesOf(target: Storage, id: string): AsyncGenerator<BackupFile, void> {
  for await (const line of readLines(target, partKey(id, "files.gz"))) yield backupFileSchema.parse(JSON.parse(line));
}

/** Whether a stored file is what its name or record says. */
export async function isWhole(target: Storage, key: string, sha256: string): Promise<boolean> {
  const file = await target.open(key);
  if (!file) return false;
  const hash = createHash("sha256");
  for await (const chunk of file.body) hash.update(chunk);
  return hash.digest("hex") === sha256;
}
