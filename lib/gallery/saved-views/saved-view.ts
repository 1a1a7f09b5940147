/** A search and its filters under a name, as the browser gets it: `query` is the gallery address's query. */
export type { SavedView } from "@/db/gallery/saved-view-queries";
