import { isKeepable } from "./keepable";

/** Reads a request's body as text, or answers null as soon as it is longer than `maxBytes`. */
export async function readText(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream: a body without an end is not read to it.
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** What a body says as JSON; null when it is none, or holds text that cannot be kept. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isKeepable(value) ? value : null;
  } catch {
    return null;
  }
}
