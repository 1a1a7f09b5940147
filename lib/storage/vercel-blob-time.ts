import { BlobError, BlobNotFoundError } from "@vercel/blob";
import { StorageError } from "./storage";

/**
 * Limits one call to the store to `ms`, retries included. By itself the SDK retries ten times and waits up to 17
 * minutes, while a user looks at a spinner. Throws StorageError, or `outer`'s reason when that aborts.
 */
export async function bounded<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const stop = new AbortController();
  const onOuter = () => stop.abort();
  outer?.addEventListener("abort", onOuter, { once: true });
  const timer = setTimeout(onOuter, ms);
  try {
    // Raced, because between two retries the SDK sleeps without checking the signal.
    const stopped = new Promise<never>((_, reject) => {
      stop.signal.addEventListener("abort", () => reject(new StorageError("Vercel Blob did not answer in time.")), {
        once: true,
      });
    });
    return await Promise.race([work(stop.signal), stopped]);
  } catch (error) {
    outer?.throwIfAborted();
    throw error instanceof StorageError ? error : new StorageError(sentence(error), { cause: error });
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", onOuter);
  }
}

/** Null for a missing file, the only failure that is an answer. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StorageError && error.cause instanceof BlobNotFoundError) return null;
    throw error;
  }
}

function sentence(error: unknown): string {
  // The SDK's own messages name the problem and contain neither token nor address.
  if (error instanceof BlobError) return error.message;
  return "Vercel Blob cannot be reached.";
}
