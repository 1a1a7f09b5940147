import "server-only";
import { buffer } from "node:stream/consumers";
import { drawPosterJpeg } from "@/lib/posters/poster-jpeg";
import { getStorage } from "@/lib/storage/open-storage";
import type { FileSource, ServedFile } from "@/lib/storage/serve-file";

/** With `maxJpegBytes` each, a server keeps at most 16 MB of them. */
const REMEMBERED = 64;
const known = new Map<string, Promise<Buffer<ArrayBuffer> | null>>();

/**
 * A served poster as JPEG, for chats and sites that show no WebP in their previews, with the store to serve it from.
 * Made once, however many ask at the same moment, and remembered: a poster never changes under its hash. Null when the
 * store has no such poster.
 */
export async function posterJpeg(poster: ServedFile): Promise<{ file: ServedFile; storage: FileSource } | null> {
  const drawing = known.get(poster.etag) ?? draw(poster.key);
  if (!known.has(poster.etag)) {
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= REMEMBERED) known.delete(oldest);
    known.set(poster.etag, drawing);
  }
  // A failed read, such as of a store that was down for a moment, is not remembered.
  const bytes = await drawing.catch((error: unknown) => {
    known.delete(poster.etag);
    throw error;
  });
  if (bytes === null) {
    known.delete(poster.etag);
    return null;
  }
  return {
    file: {
      ...poster,
      contentType: "image/jpeg",
      etag: `${poster.etag}-jpeg`,
      filename: poster.filename.replace(/\.webp$/, ".jpg"),
      bytes: bytes.byteLength,
    },
    storage: inMemory(bytes),
  };
}

async function draw(key: string): Promise<Buffer<ArrayBuffer> | null> {
  const stored = await getStorage().open(key);
  return stored && drawPosterJpeg(await buffer(stored.body));
}

const inMemory = (bytes: Buffer<ArrayBuffer>): FileSource => ({
  open: async (_, range) => ({
    body: new Blob([range ? bytes.subarray(range.start, range.end + 1) : bytes]).stream(),
    bytes: bytes.byteLength,
    contentType: "image/jpeg",
  }),
  stat: async () => ({ bytes: bytes.byteLength }),
});
