import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { FetchGuardError } from "./error";

const KNOWN = ["gzip", "x-gzip", "br", "deflate", "aws-chunked"];
/** Enough to recognize any kind of file, and no more than the first packet of a normal one. */
const HEAD_BYTES = 16;
/** No server stacks more; each of them costs a decoder. */
const MAX_ENCODINGS = 4;
/** A chunk's line contains a length and a signature of 64 digits. */
const MAX_LINE_BYTES = 1_024;

export type DecodeOptions = {
  maxBytes: number;
  /**
   * Whether a file with this beginning is the expected one. Then it is used as it is, whatever encoding is declared.
   */
  begins?: ((head: Uint8Array) => boolean) | undefined;
};

type Body = AsyncIterable<Uint8Array>;

/**
 * A body without its Content-Encoding. We ask for plain bytes, but stores send whatever header a file was uploaded
 * with: the actual bytes decide, an unknown encoding is ignored, and truly compressed data is unpacked. Throws
 * FetchGuardError: `cut_short` for what cannot be unpacked, `too_large` for what unpacks to more than allowed.
 */
export async function* decoded(
  body: Body,
  header: string | undefined,
  options: DecodeOptions,
): AsyncGenerator<Uint8Array> {
  const words = (header ?? "").toLowerCase().match(/[\w-]+/g) ?? [];
  const encodings = words.filter((word) => KNOWN.includes(word)).slice(-MAX_ENCODINGS);
  let plain = body;
  for (const encoding of encodings.reverse()) plain = without(encoding, plain, options);
  yield* plain;
}

async function* without(encoding: string, body: Body, options: DecodeOptions): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    let head = Buffer.alloc(0);
    while (head.length < HEAD_BYTES) {
      const step = await chunks.next();
      if (step.done) break;
      head = Buffer.concat([head, step.value]);
    }
    const whole = startingWith(head, chunks);
    if (options.begins?.(head)) yield* whole;
    else yield* decode(encoding, head, whole, options.maxBytes);
  } finally {
    // Abandoned before its end, the body would keep its connection.
    await chunks.return?.();
  }
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
}

function decode(encoding: string, head: Buffer, body: Body, maxBytes: number): Body {
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return inflated(body, createGunzip(), maxBytes);
    case "br":
      return inflated(body, createBrotliDecompress(), maxBytes);
    case "deflate": {
      // Named after the raw format but meant with its zlib wrapper; servers send either (RFC 9110, 8.4.1.2).
      const wrapped = head.length > 1 && (head.readUInt8(0) & 15) === 8 && head.readUInt16BE(0) % 31 === 0;
      return inflated(body, wrapped ? createInflate() : createInflateRaw(), maxBytes);
    }
    case "aws-chunked":
      return /^[0-9a-f]{1,8}[;\r]/i.test(head.toString("latin1")) ? unchunked(body) : body;
    default:
      return body;
  }
}

async function* inflated(
  body: Body,
  decoder: ReturnType<typeof createGunzip>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let broke: { error: unknown } | null = null;
  async function* source() {
    try {
      yield* body;
    } catch (error) {
      broke = { error };
      throw error;
    }
  }
  const done = pipeline(Readable.from(source()), decoder).catch(() => {});
  let bytes = 0;
  try {
    for await (const chunk of decoder) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new FetchGuardError("too_large");
      yield chunk;
    }
  } catch (error) {
    if (broke !== null) throw (broke as { error: unknown }).error;
    throw error instanceof FetchGuardError ? error : new FetchGuardError("cut_short");
  } finally {
    decoder.destroy();
    await done;
  }
}

/**
 * The data of the chunks in which S3's clients upload: a line with the length in hex and a signature, the data, a line
 * break; the last chunk is empty. A store that keeps the chunks by mistake serves them with the file.
 */
async function* unchunked(body: Body): AsyncGenerator<Uint8Array> {
  let line = "";
  let left = 0;
  let ended = false;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length && !ended; ) {
      if (left > 0) {
        const data = chunk.subarray(at, at + left);
        at += data.length;
        left -= data.length;
        yield data;
        continue;
      }
      const end = chunk.indexOf(0x0a, at);
      line += Buffer.from(chunk.subarray(at, end === -1 ? undefined : end)).toString("latin1");
      if (line.length > MAX_LINE_BYTES) throw new FetchGuardError("cut_short");
      if (end === -1) break;
      at = end + 1;
      const text = line.trim();
      line = "";
      // The line break behind a chunk's data.
      if (text === "") continue;
      const [, length] = /^([0-9a-f]{1,8})(?:;|$)/i.exec(text) ?? [];
      if (length === undefined) throw new FetchGuardError("cut_short");
      left = Number.parseInt(length, 16);
      ended = left === 0;
    }
  }
  if (!ended) throw new FetchGuardError("cut_short");
}
