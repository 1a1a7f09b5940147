import { createHash } from "node:crypto";

/** Thrown inside a write to unwind it when the body is too long; put() turns it into a value. */
export class TooLarge extends Error {}

/**
 * Passes `body` through while counting and hashing it. Throws TooLarge at the first byte over `maxBytes`, before that
 * byte is written anywhere, and the signal's reason as soon as it aborts, even while the source is silent.
 */
export function metered(body: AsyncIterable<Uint8Array>, maxBytes: number, signal?: AbortSignal) {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    const source = body[Symbol.asyncIterator]();
    const aborted = abortion(signal);
    try {
      for (;;) {
        const step = await Promise.race([source.next(), aborted.promise]);
        if (step.done) return;
        bytes += step.value.byteLength;
        if (bytes > maxBytes) throw new TooLarge();
        hash.update(step.value);
        yield step.value;
      }
    } finally {
      aborted.forget();
      // Not awaited: a generator that hangs in its own next() would never return.
      void source.return?.()?.catch(() => {});
    }
  }
  return { chunks: chunks(), result: () => ({ ok: true as const, bytes, sha256: hash.digest("hex") }) };
}

/** A promise that rejects when the signal aborts, and a way to stop listening. */
function abortion(signal: AbortSignal | undefined): { promise: Promise<never>; forget: () => void } {
  let forget = () => {};
  const promise = new Promise<never>((_, reject) => {
    if (signal === undefined) return;
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    forget = () => signal.removeEventListener("abort", onAbort);
  });
  promise.catch(() => {});
  return { promise, forget };
}
