import "server-only";
import { buffer } from "node:stream/consumers";
import { inMemory } from "@/lib/storage/in-memory";
import { getStorage } from "@/lib/storage/open-storage";
import type { FileSource, ServedFile } from "@/lib/storage/serve-file";

type Redrawing = {
  /** Added to the name of its content, and so different for each kind. */
  kind: string;
  draw: (poster: Buffer) => Promise<Buffer<ArrayBuffer>>;
  change?: (poster: ServedFile) => Partial<ServedFile>;
  /** How many a server keeps in memory. */
  remembered: number;
};

/**
 * Serves posters in another form, with the store to serve them from. Each is made once, however many ask at the same
 * moment, and remembered: a poster never changes under its hash. Null when the store has no such poster.
 */
export function redrawnPosters({ kind, draw, change, remembered }: Redrawing) {
  const known = new Map<string, Promise<Buffer<ArrayBuffer> | null>>();
  const drawStored = async (key: string) => {
    const stored = await getStorage().open(key);
    return stored && draw(await buffer(stored.body));
  };
  return async (poster: ServedFile): Promise<{ file: ServedFile; storage: FileSource } | null> => {
    const drawing = known.get(poster.etag) ?? drawStored(poster.key);
    if (!known.has(poster.etag)) {
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= remembered) known.delete(oldest);
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
    const file = { ...poster, etag: `${poster.etag}-${kind}`, bytes: bytes.byteLength, ...change?.(poster) };
    return { file, storage: inMemory(bytes, file.contentType) };
  };
}
