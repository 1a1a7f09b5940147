/** What identifies a file's version: a strong entity tag with its quotes, and perhaps the second it was written. */
export type Validators = { etag: string; lastModified?: Date | undefined };

/**
 * Decides a conditional GET or HEAD in the order of RFC 9110, 13.2.2. `send`: continue with the body; otherwise the
 * status to answer with.
 */
export function precondition(headers: Headers, file: Validators): "send" | 304 | 412 {
  const ifMatch = headers.get("if-match");
  if (ifMatch !== null) {
    if (!listed(ifMatch, file.etag, "strong")) return 412;
  } else {
    const since = seconds(headers.get("if-unmodified-since"));
    if (since !== null && file.lastModified !== undefined && whole(file.lastModified) > since) return 412;
  }
  const ifNoneMatch = headers.get("if-none-match");
  if (ifNoneMatch !== null) return listed(ifNoneMatch, file.etag, "weak") ? 304 : "send";
  const since = seconds(headers.get("if-modified-since"));
  return since !== null && file.lastModified !== undefined && whole(file.lastModified) <= since ? 304 : "send";
}

/**
 * If-Range: whether the part that a client has still belongs to this file (RFC 9110, 13.1.5). A weak tag never does,
 * and a date only when it is exactly ours.
 */
export function partStillFits(ifRange: string | null, file: Validators): boolean {
  if (ifRange === null) return true;
  const value = ifRange.trim();
  if (value.startsWith('"') || value.startsWith("W/")) return value === file.etag;
  const date = seconds(value);
  return date !== null && file.lastModified !== undefined && whole(file.lastModified) === date;
}

function listed(header: string, etag: string, comparison: "strong" | "weak"): boolean {
  if (header.trim() === "*") return true;
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => (comparison === "weak" ? tag.replace(/^W\//, "") : tag) === etag);
}

/** HTTP dates have whole seconds; our times have milliseconds, which would never compare equal. */
function whole(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

function seconds(header: string | null): number | null {
  const time = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}
