import { createHash } from "node:crypto";
import type { NamedFile } from "@/db/instance/place-queries";
import { type Storage, StorageError } from "./storage";

const TYPES: Record<string, string> = {
  ...{ mp4: "video/mp4", webp: "image/webp", jpg: "image/jpeg", png: "image/png" },
  ...{ mp3: "audio/mpeg", wav: "audio/wav", m4a: "audio/mp4", aac: "audio/aac", ogg: "audio/ogg", flac: "audio/flac" },
};
/** By its key: a disk keeps no content type. */
const contentTypeOf = (key: string) => TYPES[key.split(".").at(-1) ?? ""] ?? "text/plain";

/** Size and hex SHA-256 of a stored file; null when there is none. */
export async function hashOf(storage: Storage, key: string): Promise<{ bytes: number; sha256: string } | null> {
  const file = await storage.open(key);
  if (file === null) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of file.body) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Copies one file. Null when it is not there; else the size and hash of what was sent. */
export async function transferAs(source: Storage, target: Storage, keys: { from: string; to: string }) {
  const file = await source.open(keys.from);
  if (file === null) return null;
  const options = { contentType: contentTypeOf(keys.from), maxBytes: file.bytes };
  const stored = await target.put(keys.to, file.body, options);
  if (!stored.ok || stored.bytes !== file.bytes) throw new StorageError("A file changed while it was copied.");
  return { sha256: stored.sha256, bytes: stored.bytes };
}

export const transfer = (source: Storage, target: Storage, key: string) =>
  transferAs(source, target, { from: key, to: key });

/**
 * Makes sure that a file is in `to`, by reading it there and comparing hashes. Throws StorageError when what is in
 * `from` is not what its row says.
 */
export async function copyFile(
  from: Storage,
  to: Storage,
  { key, sha256 }: NamedFile,
): Promise<"copied" | "there" | "missing"> {
  const there = await hashOf(to, key);
  if (there !== null && there.sha256 === (sha256 ?? (await hashOf(from, key))?.sha256 ?? there.sha256)) return "there";
  const sent = await transfer(from, to, key);
  if (sent === null) return "missing";
  if (sent.sha256 !== (sha256 ?? sent.sha256)) {
    await to.remove(key);
    throw new StorageError(`${key} is damaged: its hash is not the one on record.`);
  }
  if ((await hashOf(to, key))?.sha256 !== sent.sha256) throw new StorageError(`${key} did not arrive whole.`);
  return "copied";
}
