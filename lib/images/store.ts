import { randomUUID } from "node:crypto";
import type { Db } from "@/db/database";
import { findImageByBytes, insertImage, listWhole } from "@/db/images/image-queries";
import type { ReferenceImage } from "@/db/schema/images";
import { isOverQuota, type Quota } from "@/lib/accounts/quota";
import { bodyOf, type Storage, StorageError } from "@/lib/storage/storage";
import { COMPLEX_VALUES, checkImage } from "./check-image";
import { imageName } from "./file-name";
import { type ImageProblem, unreadCode } from "./problem";
import { type EncodedImage, reEncode } from "./re-encode";

export type ImageDeps = { db: Db; storage: Storage; quota?: Quota };

/**
 * Stores an image for its owner: checked by its bytes and re-encoded. The same image again returns the existing row. A
 * refused one leaves nothing behind. `fromGeneration`: the video that it is a frame of, already known to be the user's
 * own. `cropped`: a part of another of their images, which is listed instead of it. Throws when the store or the
 * database fails.
 */
export async function storeImage(
  { db, storage, quota }: ImageDeps,
  upload: { userId: string; bytes: Buffer; name: string; fromGeneration?: string; cropped?: boolean },
): Promise<{ ok: true; image: ReferenceImage } | { ok: false; error: ImageProblem }> {
  const { userId, bytes, fromGeneration = null, cropped = false } = upload;
  const name = imageName(upload.name);
  const checked = await checkImage(bytes, name);
  if (!checked.ok) return checked;
  const drawn = await reEncode(bytes, checked.image);
  if (!drawn.ok) return { ok: false, error: { code: unreadCode(drawn.error), values: { name, ...COMPLEX_VALUES } } };
  const { encoded } = drawn;

  const known = await findImageByBytes(db, { userId, sha256: encoded.sha256 });
  if (known !== null) {
    if (known.cropped && !cropped) await listWhole(db, { userId, id: known.id });
    return { ok: true, image: known };
  }
  if (await isOverQuota(db, { userId, images: 1, bytes: encoded.bytes.byteLength }, quota)) {
    return { ok: false, error: { code: "quota", values: { name } } };
  }
  return { ok: true, image: await keep({ db, storage }, { userId, name, fromGeneration, cropped, encoded }) };
}

/** Files first, the row last: a row always has its files. If the row cannot be written, the files are deleted. */
async function keep(
  { db, storage }: ImageDeps,
  image: { userId: string; name: string; fromGeneration: string | null; cropped: boolean; encoded: EncodedImage },
): Promise<ReferenceImage> {
  const { encoded, ...owned } = image;
  const { userId } = owned;
  const id = randomUUID();
  const storageKey = `images/${id}.${encoded.extension}`;
  const thumbKey = `thumbs/${id}.webp`;
  const { sha256, width, height, contentType } = encoded;
  try {
    await write(storage, storageKey, encoded.bytes, contentType);
    await write(storage, thumbKey, encoded.thumb, "image/webp");
    const size = { bytes: encoded.bytes.byteLength, width, height };
    const row = await insertImage(db, { id, ...owned, storageKey, thumbKey, sha256, contentType, ...size });
    if (row !== null) return row;
  } catch (error) {
    await Promise.allSettled([storage.remove(storageKey), storage.remove(thumbKey)]);
    throw error;
  }
  await Promise.allSettled([storage.remove(storageKey), storage.remove(thumbKey)]);
  const first = await findImageByBytes(db, { userId, sha256 });
  if (first === null) throw new Error("an image was neither recorded nor already there");
  return first;
}

async function write(storage: Storage, key: string, bytes: Buffer, contentType: string): Promise<void> {
  const put = await storage.put(key, bodyOf(bytes), { contentType, maxBytes: bytes.byteLength });
  if (!put.ok) throw new StorageError("The store counted more bytes than it was given.");
}
