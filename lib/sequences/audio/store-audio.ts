import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Db } from "@/db/database";
import type { AudioFile } from "@/db/schema/sequences";
import { chooseAudioRow, countAudio, insertAudio } from "@/db/sequences/audio-queries";
import { isOverQuota, type Quota } from "@/lib/accounts/quota";
import { runJob } from "@/lib/media/run-job";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { AUDIO_POLICY } from "./limits";
import type { AudioProblem } from "./problem";

export type AudioDeps = { db: Db; storage: Storage; quota?: Quota };

/** A file on this server's disk, with its size and the hex SHA-256 of its bytes. */
export type GivenAudio = { userId: string; name: string; path: string; bytes: number; sha256: string };

/** The content type by which a file is served: never what its sender says. */
const TYPES = {
  mp3: "audio/mpeg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
  flac: "audio/flac",
} as const;

/** More than that no sound card plays and no encoder takes. */
const MAX_CHANNELS = 8;
const SAMPLE_RATES = { min: 8_000, max: 192_000 };

/**
 * Stores an audio file for its owner, as it is, once its index was read in a process of its own. The same bytes again
 * return the existing row. A refused one leaves nothing behind. Throws StorageError when the store fails.
 */
export async function storeAudio(
  { db, storage, quota }: AudioDeps,
  { userId, name, path, bytes, sha256 }: GivenAudio,
): Promise<{ ok: true; audio: AudioFile } | { ok: false; error: AudioProblem }> {
  if (bytes === 0) return { ok: false, error: "empty" };
  if (bytes > AUDIO_POLICY.maxBytes) return { ok: false, error: "too_large" };
  const known = await chooseAudioRow(db, { userId, sha256 });
  if (known) return { ok: true, audio: known };
  if ((await countAudio(db, { userId })) >= AUDIO_POLICY.maxFiles) return { ok: false, error: "files_full" };
  if (await isOverQuota(db, { userId, bytes }, quota)) return { ok: false, error: "quota" };
  const read = await readIndex(path);
  if (!read.ok) return read;
  const id = randomUUID();
  const storageKey = `audio/${id}.${read.kind}`;
  const contentType = TYPES[read.kind];
  try {
    const put = await storage.put(storageKey, createReadStream(path), { contentType, maxBytes: bytes });
    if (!put.ok || put.sha256 !== sha256) throw new StorageError("An audio file changed while it was stored.");
    const row = { id, userId, storageKey, sha256, bytes, contentType, name, duration: read.milliseconds };
    const audio = await insertAudio(db, row);
    if (audio.id !== id) await storage.remove(storageKey);
    return { ok: true, audio };
  } catch (error) {
    await storage.remove(storageKey).catch(() => undefined);
    throw error;
  }
}

async function readIndex(
  path: string,
): Promise<{ ok: true; kind: keyof typeof TYPES; milliseconds: number } | { ok: false; error: AudioProblem }> {
  const read = await runJob("audio", "audio", new Uint8Array(), { path });
  if (!read.ok) return { ok: false, error: read.error === "unreadable" ? "malformed" : read.error };
  if ("trouble" in read.value) return { ok: false, error: read.value.trouble };
  const { kind, seconds, channels, sampleRate } = read.value;
  if (Math.floor(seconds) > AUDIO_POLICY.maxSeconds) return { ok: false, error: "too_long" };
  const isUsual = sampleRate >= SAMPLE_RATES.min && sampleRate <= SAMPLE_RATES.max && channels <= MAX_CHANNELS;
  return isUsual ? { ok: true, kind, milliseconds: Math.ceil(seconds * 1_000) } : { ok: false, error: "codec" };
}

/** A stored audio file's bytes, for an archive; null when the store does not have it any more. */
export async function readAudioFile(
  storage: Pick<Storage, "open">,
  row: Pick<AudioFile, "storageKey">,
): Promise<ReadableStream<Uint8Array> | null> {
  return (await storage.open(row.storageKey))?.body ?? null;
}
