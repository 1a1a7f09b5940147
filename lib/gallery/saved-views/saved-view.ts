/** A search and its filters under a name, as a browser may know it: `query` is what stands in the gallery's address. */
export type { SavedView } from "@/db/gallery/saved-view-queries";
