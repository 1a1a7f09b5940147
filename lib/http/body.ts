import { isKeepable } from "@/lib/text/keepable";

class TooLarge extends Error {}

/**
 * The chunks of a request's body, `maxBytes` in all at most; throws `TooLarge` as soon as there are more. All bodies
 * are read through this: `request.formData()` and the like accept any size. As many bytes again are read and discarded,
 * because a browser that is cut off while sending shows a broken connection instead of our answer.
 */
export async function* bodyChunks(request: Request, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new TooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  let done = false;
  try {
    for (let bytes = 0; ; ) {
      const step = await reader.read();
      done = step.done;
      if (step.done) return;
      bytes += step.value.byteLength;
      if (bytes > maxBytes) throw new TooLarge();
      yield step.value;
    }
  } finally {
    if (!done) void discard(reader, maxBytes);
  }
}

/**
 * Never canceled: that would end the connection before the answer. lib/server/http-limits.ts ends one that continues.
 */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<void> {
  try {
    for (let bytes = 0; bytes < maxBytes; ) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
  } catch {
    // The client disconnected.
  }
}

/** The result of `read`, or null when the body was too large. */
export async function unlessTooLarge<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/**
 * A request's whole body, or null when it is longer than `maxBytes`. Written into one buffer of the announced length:
 * chunks that are joined at the end are in memory twice.
 */
export const readBody = (request: Request, maxBytes: number): Promise<Buffer | null> =>
  unlessTooLarge(async () => {
    const announced = Number(request.headers.get("content-length") ?? 0);
    let whole = Buffer.alloc(announced > 0 && announced <= maxBytes ? announced : 0);
    let bytes = 0;
    for await (const chunk of bodyChunks(request, maxBytes)) {
      const needed = bytes + chunk.byteLength;
      if (needed > whole.byteLength) {
        const larger = Buffer.alloc(Math.min(maxBytes, Math.max(needed, whole.byteLength * 2)));
        larger.set(whole.subarray(0, bytes));
        whole = larger;
      }
      whole.set(chunk, bytes);
      bytes = needed;
    }
    return whole.subarray(0, bytes);
  });

/** The fields of a form, or null when its body is longer than `maxBytes` or not a form. */
export async function readForm(request: Request, maxBytes: number): Promise<FormData | null> {
  const body = await readBody(request, maxBytes);
  if (body === null) return null;
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
}

/** Parses JSON; null when it is invalid, or contains text that cannot be stored. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isKeepable(value) ? value : null;
  } catch {
    return null;
  }
}
