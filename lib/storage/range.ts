import type { ByteRange } from "./storage";

/** `whole`: answer 200 with everything. `part`: answer 206. `unsatisfiable`: answer 416. */
export type RangeResult = { kind: "whole" } | ({ kind: "part" } & ByteRange) | { kind: "unsatisfiable" };

const WHOLE: RangeResult = { kind: "whole" };
/** Longer lists are only sent to overload a server (RFC 9110, 14.2 and 17.15). */
const LONGEST = 1_000;

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, 14.1.2 and 14.2). A malformed range or another unit is
 * ignored, and so is a request for several parts: both then get the whole file, which the standard allows.
 */
export function parseRange(header: string | null, size: number): RangeResult {
  if (header === null || header.length > LONGEST) return WHOLE;
  const set = /^bytes=(.*)$/i.exec(header.trim())?.[1];
  if (set === undefined) return WHOLE;
  const specs = set.split(",").flatMap((spec) => (spec.trim() === "" ? [] : [spec.trim()]));
  if (specs.length !== 1) return WHOLE;
  const [, first = "", last = ""] = /^(\d*)-(\d*)$/.exec(specs[0] ?? "") ?? [];
  if (first === "") return last === "" ? WHOLE : suffix(Number(last), size);
  const start = Number(first);
  if (last !== "" && Number(last) < start) return WHOLE;
  if (start >= size) return { kind: "unsatisfiable" };
  return { kind: "part", start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}

/** The last `length` bytes. An empty file has no byte that a Content-Range could name, so it is answered whole. */
function suffix(length: number, size: number): RangeResult {
  if (length === 0) return { kind: "unsatisfiable" };
  if (size === 0) return WHOLE;
  return { kind: "part", start: Math.max(0, size - length), end: size - 1 };
}
