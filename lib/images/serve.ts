import { dbNow } from "@/db/clock";
import { findImage, findSignedImage } from "@/db/images/image-queries";
import type { ReferenceImage } from "@/db/schema/images";
import { noFile } from "@/lib/files/answers";
import { isSignedFor } from "@/lib/generations/lifecycle/signed-image-url";
import { serveFile } from "@/lib/storage/serve-file";
import { savedName } from "./file-name";
import type { ImageDeps } from "./store";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Answers GET and HEAD for an image, or with `?size=thumb` for its thumbnail: to its owner, and to anyone with an
 * address that we signed. Foreign, unknown and unsigned all get the same empty 404.
 */
export async function serveImage(
  { db, storage, secrets, signedIn }: ImageDeps & { secrets: string[]; signedIn: () => Promise<{ id: string } | null> },
  request: Request,
  id: string,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const row = await permitted();
  if (row === null) return noFile();
  const file = query.get("size") === "thumb" ? await thumbOf(row) : imageOf(row);
  if (file === null) return noFile();
  const response = await serveFile(request, storage, {
    ...file,
    lastModified: row.createdAt,
    filename: savedName(row.name, file.contentType),
    disposition: "inline",
    cacheControl: "private, max-age=3600",
  });
  // Without it the browser's cache would still show an image after its owner signed out.
  response.headers.set("Vary", "Cookie");
  return response;

  async function permitted(): Promise<ReferenceImage | null> {
    if (!ID.test(id)) return null;
    if (query.has("signature")) return isSignedFor(query, { secrets, id }, dbNow()) ? findSignedImage(db, id) : null;
    const user = await signedIn();
    return user === null ? null : findImage(db, { userId: user.id, id });
  }

  async function thumbOf(row: ReferenceImage) {
    const stat = await storage.stat(row.thumbKey);
    return stat && { key: row.thumbKey, contentType: "image/webp", etag: `${row.sha256}-thumb`, bytes: stat.bytes };
  }
}

function imageOf({ storageKey, contentType, sha256, bytes }: ReferenceImage) {
  return { key: storageKey, contentType, etag: sha256, bytes };
}
