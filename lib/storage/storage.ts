/** What a driver must do. The drivers are local-disk.ts, s3.ts and vercel-blob.ts. */
export interface Storage {
  /**
   * Streams `body` to `key` atomically: nothing is readable at `key` until all of it is stored, and a failed, aborted
   * or oversized write leaves nothing. An existing file is replaced. Returns the size in bytes and the hex SHA-256.
   * Throws StorageError when the store fails, and rethrows whatever `body` or `signal` throws.
   */
  put(key: string, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<PutResult>;
  /** Reads a file or an inclusive byte range of it; null when there is none. Consume or cancel the body. */
  open(key: string, range?: ByteRange): Promise<StoredFile | null>;
  /** The size in bytes, or null when there is no such file. */
  stat(key: string): Promise<{ bytes: number } | null>;
  /** Removes a file. A missing file is no error. */
  remove(key: string): Promise<void>;
  /** All files of one folder, such as `videos`, in no order; what is not ours is left out. */
  list(folder: string): AsyncIterable<ListedFile>;
  /** Proves that the store is writable. Throws StorageError with one line that the administrator can act on. */
  check(): Promise<void>;
}

export type PutOptions = { contentType: string; maxBytes: number; signal?: AbortSignal };
export type PutResult = { ok: true; bytes: number; sha256: string } | { ok: false; error: "too_large" };
/** First and last byte, both inclusive. */
export type ByteRange = { start: number; end: number };
/** `bytes` is the size of the whole file, whatever the range. `contentType` is null where the store keeps none. */
export type StoredFile = { body: ReadableStream<Uint8Array>; bytes: number; contentType: string | null };

export type ListedFile = { key: string; bytes: number };

/** Bytes in memory as a body. */
export async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

/** The store is at fault, not the caller. The message is one line without paths, addresses or secrets. */
export class StorageError extends Error {
  override name = "StorageError";
}
