import "server-only";
import { emptyImage, findImage, isImageNeeded } from "@/db/images/image-queries";
import type { Result } from "@/lib/http/result";
import type { ImageDeps } from "./store";

/**
 * Deletes a user's image for good, files first, so that a deletion that stops halfway can be repeated. Refused while a
 * generation that has not ended needs it: the provider may still fetch it.
 */
export async function eraseImage(
  { db, storage }: ImageDeps,
  key: { userId: string; id: string },
): Promise<Result<object, "not_found" | "needed">> {
  const image = await findImage(db, key);
  if (!image) return { ok: false, error: "not_found" };
  if (await isImageNeeded(db, key)) return { ok: false, error: "needed" };
  await storage.remove(image.storageKey);
  await storage.remove(image.thumbKey);
  await emptyImage(db, key);
  return { ok: true };
}
