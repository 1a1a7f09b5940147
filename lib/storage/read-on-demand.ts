import { type FileHandle, open } from "node:fs/promises";

const CHUNK = 256 * 1024;

/**
 * The bytes `start` to `last` of a file, both inclusive. The file is opened when the first byte is requested, so that
 * an answer that nobody reads holds no handle; a slow reader holds one chunk in memory, and one that disconnects
 * releases the handle.
 */
export function readOnDemand(path: string, start: number, last: number): ReadableStream<Uint8Array> {
  let at = start;
  let file: FileHandle | undefined;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      if (at > last) return controller.close();
      file ??= await open(path, "r");
      try {
        const length = Math.min(CHUNK, last - at + 1);
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
        if (bytesRead === 0) throw new Error("a stored file ended before its recorded size");
        at += bytesRead;
        controller.enqueue(new Uint8Array(buffer.buffer, buffer.byteOffset, bytesRead));
        if (at <= last) return;
      } catch (error) {
        await file.close();
        throw error;
      }
      await file.close();
      controller.close();
    },
    cancel: () => file?.close(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
