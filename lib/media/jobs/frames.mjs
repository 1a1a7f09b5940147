/**
 * Messages between the server and a media process: the length of a JSON head as 32 bits, the head, then its binary
 * parts, whose lengths the head lists.
 */

const MAX_HEAD = 16_384;

/**
 * @typedef {{ value: unknown, parts: Buffer<ArrayBuffer>[] }} Frame
 * @param {unknown} value @param {Uint8Array[]} [parts] @returns {Uint8Array[]} to be written in this order
 */
export function frameOf(value, parts = []) {
  const head = Buffer.from(JSON.stringify({ value, lengths: parts.map((part) => part.byteLength) }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  return [length, head, ...parts];
}

/**
 * The frames of a stream. A frame that breaks the format, or whose parts have more bytes than `maxBytes()` then allows,
 * is an error before any of its bytes are collected: the other side may be under the control of the file that it reads.
 * @param {AsyncIterable<Uint8Array>} stream @param {() => number} maxBytes @returns {AsyncGenerator<Frame>}
 */
export async function* framesOf(stream, maxBytes) {
  const take = createTake(stream);
  for (;;) {
    const length = await take(4, { mayEnd: true });
    if (length === null) return;
    const size = length.readUInt32BE();
    if (size === 0 || size > MAX_HEAD) throw new Error("a frame's head is too long");
    const { value, lengths } = JSON.parse((await take(size)).toString());
    if (
      !Array.isArray(lengths) ||
      lengths.length > 4 ||
      !lengths.every((part) => Number.isSafeInteger(part) && part >= 0)
    )
      throw new Error("a frame's parts have no lengths");
    if (lengths.reduce((sum, part) => sum + part, 0) > maxBytes()) throw new Error("a frame's parts are too long");
    const parts = [];
    for (const part of lengths) parts.push(await take(part));
    yield { value, parts };
  }
}

/** @param {AsyncIterable<Uint8Array>} stream */
function createTake(stream) {
  const chunks = stream[Symbol.asyncIterator]();
  /** @type {Uint8Array} */
  let rest = Buffer.alloc(0);
  /**
   * The next bytes of the stream, written in place: joined afterwards, a large image would be held twice.
   * @param {number} length @param {{ mayEnd?: boolean }} [options]
   */
  return async (length, { mayEnd = false } = {}) => {
    const bytes = Buffer.alloc(length);
    let at = 0;
    while (at < length) {
      if (rest.byteLength === 0) {
        const next = await chunks.next();
        if (next.done && mayEnd && at === 0) return null;
        if (next.done) throw new Error("a frame was cut short");
        rest = next.value;
      }
      const part = rest.subarray(0, length - at);
      bytes.set(part, at);
      at += part.byteLength;
      rest = rest.subarray(part.byteLength);
    }
    return bytes;
  };
}
