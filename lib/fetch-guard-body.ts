import type { IncomingMessage } from "node:http";
import { FetchGuardError } from "./fetch-guard-error";
import type { Watch } from "./fetch-guard-watch";

/**
 * The bytes of an answer, counted as they come: a server may promise one length and send another, or never stop.
 * Throws FetchGuardError (or the caller's abort reason). The connection is closed however the reading ends.
 */
export async function* guardedBody(
  response: IncomingMessage,
  maxBytes: number,
  watch: Watch,
): AsyncGenerator<Uint8Array, void> {
  const chunks: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      watch.waiting();
      const step = await chunks.next();
      watch.resting();
      if (step.done) return;
      bytes += step.value.byteLength;
      if (bytes > maxBytes) throw new FetchGuardError("too_large");
      yield step.value;
    }
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error instanceof FetchGuardError ? error : new FetchGuardError("unreachable");
  } finally {
    watch.end();
    response.destroy();
  }
}
