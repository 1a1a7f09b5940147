import { type GalleryFilter, readFilter, writeFilter } from "./filter";

/** What a video was opened from, which decides its neighbors. */
export type Sequence = { kind: "filter"; filter: GalleryFilter } | { kind: "collection"; id: string };

/** Reads the sequence from a video's address. By default it is the whole gallery. */
export function readSequence(get: (name: string) => string | null | undefined): Sequence {
  const id = get("collection") ?? "";
  return /^[0-9a-f-]{36}$/.test(id) ? { kind: "collection", id } : { kind: "filter", filter: readFilter(get) };
}

/** The query in which a video's address stores its sequence. */
export const writeSequence = (sequence: Sequence): string =>
  sequence.kind === "collection" ? `collection=${sequence.id}` : writeFilter(sequence.filter);

/** The page that shows the whole sequence. */
export function sequenceAddress(sequence: Sequence): { pathname: string; search: string } {
  if (sequence.kind === "collection") return { pathname: `/gallery/collections/${sequence.id}`, search: "" };
  return { pathname: "/gallery", search: writeFilter(sequence.filter) };
}
