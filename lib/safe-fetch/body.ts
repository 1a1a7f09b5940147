import type { IncomingMessage } from "node:http";
import { FetchGuardError } from "./error";
import type { Watch } from "./watch";

/**
 * The bytes of an answer, counted as they come: a server may declare one length and send another, or never stop. Fewer
 * than `expected` (null: not declared) are an incomplete answer, even if it ended properly.
 * Throws FetchGuardError (or the caller's abort reason). The connection is closed however the reading ends.
 */
export async function* guardedBody(
  response: IncomingMessage,
  { maxBytes, expected }: { maxBytes: number; expected: number | null },
  watch: Watch,
): AsyncGenerator<Uint8Array, void> {
  const chunks: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      watch.waiting();
      const step = await chunks.next();
      watch.resting();
      if (step.done) {
        if (expected !== null && bytes < expected) throw new FetchGuardError("cut_short");
        return;
      }
      bytes += step.value.byteLength;
      if (bytes > maxBytes) throw new FetchGuardError("too_large");
      yield step.value;
    }
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error instanceof FetchGuardError ? error : new FetchGuardError("cut_short");
  } finally {
    watch.end();
    response.destroy();
  }
}
