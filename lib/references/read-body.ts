/**
 * Reads a request's body into memory, `maxBytes` at most; null when it is longer. What is over is read a while longer and
 * thrown away: a browser that is cut off in the middle of sending shows a broken connection instead of our answer.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  if (reader === undefined) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes <= maxBytes) chunks.push(value);
    else chunks.length = 0;
    if (bytes > 2 * maxBytes) {
      await reader.cancel();
      return null;
    }
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks);
}
