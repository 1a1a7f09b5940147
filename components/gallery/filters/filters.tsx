import { Messages } from "@/components/ui/messages";
import { loadElement } from "@/lib/elements/loaders";
import { type GalleryFilter, isEverything, writeFilter } from "@/lib/gallery/filter";
import { loadGalleryCounts, loadStatusGroups } from "@/lib/gallery/loaders";
import { FilterBar } from "./filter-bar";
import { LazySavedViews } from "./lazy-saved-views";

/** The filters with their counts, and the saved views. Hidden in an empty gallery. */
export async function Filters({ filter }: { filter: GalleryFilter }) {
  const [counts, { collections, views }, element] = await Promise.all([
    loadGalleryCounts(filter),
    loadStatusGroups(),
    filter.element ? loadElement(filter.element) : null,
  ]);
  const some = Object.values(counts.state).some((n) => n > 0) || counts.total > 0;
  if (!some && isEverything(filter)) return null;
  const query = writeFilter(filter);
  return (
    <Messages
      pick={({ gallery: { views }, errors }) => ({
        gallery: { views: { title: views.title, save: views.save, change: views.change } },
        errors: { part: errors.part, again: errors.again, reload: errors.reload },
      })}
    >
      <FilterBar filter={filter} counts={counts} collections={collections} element={element?.name ?? null} />
      {views.length > 0 || query !== "" ? <LazySavedViews views={views} query={query} /> : null}
    </Messages>
  );
}
