import { type GalleryFilter, readFilter, writeFilter } from "./filter";

/** What a video was opened from, which decides its neighbors. */
export type Listing = { kind: "filter"; filter: GalleryFilter } | { kind: "collection"; id: string };

/** Reads the listing from a video's address. By default it is the whole gallery. */
export function readListing(get: (name: string) => string | null | undefined): Listing {
  const id = get("collection") ?? "";
  return /^[0-9a-f-]{36}$/.test(id) ? { kind: "collection", id } : { kind: "filter", filter: readFilter(get) };
}

/** The query in which a video's address stores its listing. */
export const writeListing = (listing: Listing): string =>
  listing.kind === "collection" ? `collection=${listing.id}` : writeFilter(listing.filter);

/** The page that shows the whole listing. */
export function listingAddress(listing: Listing): { pathname: string; search: string } {
  if (listing.kind === "collection") return { pathname: `/gallery/collections/${listing.id}`, search: "" };
  return { pathname: "/gallery", search: writeFilter(listing.filter) };
}
