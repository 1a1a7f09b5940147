/** The size that the store requires: every part but the last must have at least 5 MiB. */
const PART_BYTES = 8 * 1024 * 1024;

/** Collects chunks of any size into parts of exactly PART_BYTES, the last one shorter. No part for an empty body. */
export async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (size + rest.byteLength >= PART_BYTES) {
      const cut = PART_BYTES - size;
      held.push(rest.subarray(0, cut));
      yield Buffer.concat(held);
      held = [];
      size = 0;
      rest = rest.subarray(cut);
    }
    // Copied: a socket may overwrite the buffer that it handed out.
    if (rest.byteLength > 0) held.push(Uint8Array.from(rest));
    size += rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(held);
}
