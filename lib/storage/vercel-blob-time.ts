import { BlobError, BlobNotFoundError } from "@vercel/blob";
import { StorageError } from "./storage";

/**
 * Gives one call to the store at most `ms`, retries included. By itself the SDK tries ten more times and waits up to
 * 17 minutes, through which a user would look at a spinner. Throws StorageError, or `outer`'s reason when that aborts.
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
    // Raced, because between two tries the SDK sleeps and does not listen.
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

/** The file is not there: the one failure that is an answer. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StorageError && error.cause instanceof BlobNotFoundError) return null;
    throw error;
  }
}

function sentence(error: unknown): string {
  // The SDK's own lines name the fault and hold neither token nor address.
  if (error instanceof BlobError) return error.message;
  return "Vercel Blob cannot be reached.";
}
