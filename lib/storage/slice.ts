import type { ByteRange } from "./storage";

/** The bytes of `range` out of a stream of the whole file. Stops reading once it has them. */
export function slice(whole: ReadableStream<Uint8Array>, range: ByteRange): ReadableStream<Uint8Array> {
  const reader = whole.getReader();
  let at = 0;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        const cut = value.subarray(Math.max(0, range.start - at), Math.max(0, range.end + 1 - at));
        at += value.byteLength;
        const finished = at > range.end;
        if (cut.byteLength > 0) controller.enqueue(cut);
        if (finished) {
          controller.close();
          await reader.cancel();
        }
        if (finished || cut.byteLength > 0) return;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
