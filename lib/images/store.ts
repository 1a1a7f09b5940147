import { randomUUID } from "node:crypto";
import type { Db } from "@/db/database";
import { findReferenceByBytes, insertReference, referenceUsage } from "@/db/images/image-queries";
import type { ReferenceImage } from "@/db/schema";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { checkPicture } from "./check-image";
import { pictureName } from "./file-name";
import type { PictureProblem } from "./problem";
import { type EncodedPicture, reEncode } from "./re-encode";

export type ReferenceDeps = { db: Db; storage: Storage; quota?: Quota };
type Quota = { count: number; bytes: number };

/** What one person may keep. Not exact to the picture: uploads that arrive together may each see the last free place. */
const QUOTA: Quota = { count: 5_000, bytes: 10_000_000_000 };

/**
 * Takes a picture in: checked by its bytes, drawn anew, kept under its owner. The same picture again is the same row.
 * Nothing stays behind of one that is refused. `fromGeneration`: the film that it is a frame of, which must be the
 * person's own by now. Throws when the store or the database fails.
 */
export async function storeReference(
  { db, storage, quota = QUOTA }: ReferenceDeps,
  upload: { userId: string; bytes: Buffer; name: string; fromGeneration?: string },
): Promise<{ ok: true; reference: ReferenceImage } | { ok: false; error: PictureProblem }> {
  const { userId, bytes, fromGeneration = null } = upload;
  const name = pictureName(upload.name);
  const checked = await checkPicture(bytes, name);
  if (!checked.ok) return checked;
  const encoded = await reEncode(bytes, checked.picture);
  if (encoded === null) return { ok: false, error: { code: "truncated", values: { name } } };

  const known = await findReferenceByBytes(db, { userId, sha256: encoded.sha256 });
  if (known !== null) return { ok: true, reference: known };
  const used = await referenceUsage(db, userId);
  if (used.count >= quota.count || used.bytes + encoded.bytes.byteLength > quota.bytes) {
    return { ok: false, error: { code: "quota", values: { name } } };
  }
  return { ok: true, reference: await keep({ db, storage }, { userId, name, fromGeneration, encoded }) };
}

/** Files first, the row last: a row always has its files. What cannot be recorded is taken away again. */
async function keep(
  { db, storage }: ReferenceDeps,
  picture: { userId: string; name: string; fromGeneration: string | null; encoded: EncodedPicture },
): Promise<ReferenceImage> {
  const { encoded, ...owned } = picture;
  const { userId } = owned;
  const id = randomUUID();
  const storageKey = `references/${id}.${encoded.extension}`;
  const thumbKey = `thumbs/${id}.webp`;
  const { sha256, width, height, contentType } = encoded;
  try {
    await write(storage, storageKey, encoded.bytes, contentType);
    await write(storage, thumbKey, encoded.thumb, "image/webp");
    const size = { bytes: encoded.bytes.byteLength, width, height };
    const row = await insertReference(db, { id, ...owned, storageKey, thumbKey, sha256, contentType, ...size });
    if (row !== null) return row;
  } catch (error) {
    await Promise.allSettled([storage.remove(storageKey), storage.remove(thumbKey)]);
    throw error;
  }
  await Promise.allSettled([storage.remove(storageKey), storage.remove(thumbKey)]);
  const first = await findReferenceByBytes(db, { userId, sha256 });
  if (first === null) throw new Error("a picture was neither recorded nor already there");
  return first;
}

async function write(storage: Storage, key: string, bytes: Buffer, contentType: string): Promise<void> {
  const body = (async function* () {
    yield bytes;
  })();
  const put = await storage.put(key, body, { contentType, maxBytes: bytes.byteLength });
  if (!put.ok) throw new StorageError("The store counted more bytes than it was given.");
}
