import { log } from "@/lib/log";
import { partStillFits, precondition, type Validators } from "./conditional";
import { contentDisposition } from "./content-disposition";
import { parseRange } from "./range";
import { type ByteRange, type Storage, StorageError } from "./storage";

export type ServedFile = {
  key: string;
  contentType: string;
  /** Any text that identifies exactly these bytes: their SHA-256. Quotes are added when missing. */
  etag: string;
  lastModified?: Date;
  filename: string;
  disposition: "inline" | "attachment";
  cacheControl: string;
  /** The size on record. */
  bytes: number;
  /** Who may embed it. Only a shared video is for other sites. */
  crossOrigin?: "same-origin" | "same-site" | "cross-origin";
};

/** What is needed of a store. */
export type FileSource = Pick<Storage, "open" | "stat">;

/**
 * Answers GET and HEAD for one stored file: conditions, a single byte range, and headers under which a file can only be
 * displayed, whatever its bytes claim to be. 404 when the store no longer has it.
 */
export async function serveFile(request: Request, storage: FileSource, file: ServedFile): Promise<Response> {
  const etag = file.etag.startsWith('"') ? file.etag : `"${file.etag}"`;
  const validators: Validators = { etag, lastModified: file.lastModified };
  const headers = headersOf(file, etag);

  const outcome = precondition(request.headers, validators);
  if (outcome !== "send") return new Response(null, { status: outcome, headers });

  const whole = { start: 0, end: file.bytes - 1 };
  headers.set("Content-Type", file.contentType);
  headers.set("Content-Disposition", contentDisposition(file.disposition, file.filename));
  headers.set("Content-Length", String(file.bytes));
  if (request.method === "HEAD") return (await head(storage, file)) ? new Response(null, { headers }) : missing(file);

  // A range whose condition fails is ignored: the client gets the whole new file instead of a wrong splice.
  const range = parseRange(
    partStillFits(request.headers.get("if-range"), validators) ? request.headers.get("range") : null,
    file.bytes,
  );
  switch (range.kind) {
    case "whole":
      return send(storage, file, whole, 200, headers);
    case "part":
      headers.set("Content-Range", `bytes ${range.start}-${range.end}/${file.bytes}`);
      return send(storage, file, range, 206, headers);
    case "unsatisfiable":
      headers.set("Content-Range", `bytes */${file.bytes}`);
      headers.delete("Content-Disposition");
      headers.set("Content-Length", "0");
      return new Response(null, { status: 416, headers });
  }
}

async function send(storage: FileSource, file: ServedFile, range: ByteRange, status: 200 | 206, headers: Headers) {
  const stored = await storage.open(file.key, status === 206 ? range : undefined);
  if (stored === null) return missing(file);
  if (stored.bytes !== file.bytes) {
    // The declared lengths would be wrong, and the player would wait for bytes that never come.
    await stored.body.cancel();
    throw new StorageError("A stored file is not as long as its record says.");
  }
  headers.set("Content-Length", String(range.end - range.start + 1));
  return new Response(stored.body, { status, headers });
}

async function head(storage: FileSource, file: ServedFile): Promise<boolean> {
  return (await storage.stat(file.key)) !== null;
}

/** Its record says that it exists, so a folder was moved or a store lost it: the administrator has to know. */
function missing({ key: file }: ServedFile): Response {
  log.often("a stored file is missing", new Error("the store does not have it"), { file });
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
}

function headersOf(file: ServedFile, etag: string): Headers {
  const headers = new Headers({
    "Accept-Ranges": "bytes",
    "Cache-Control": file.cacheControl,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": file.crossOrigin ?? "same-origin",
    ETag: etag,
    "X-Content-Type-Options": "nosniff",
  });
  if (file.lastModified !== undefined) headers.set("Last-Modified", file.lastModified.toUTCString());
  return headers;
}
