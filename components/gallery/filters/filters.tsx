import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { type GalleryFilter, isEverything, writeFilter } from "@/lib/gallery/filter";
import { loadGalleryCounts, loadStatusGroups } from "@/lib/gallery/loaders";
import { FilterBar } from "./filter-bar";
import { SavedViews } from "./saved-views";

/** The filters with their counts, and the saved views. Hidden in an empty gallery. */
export async function Filters({ filter }: { filter: GalleryFilter }) {
  const [counts, { collections, views: savedViews }, { gallery, errors }] = await Promise.all([
    loadGalleryCounts(filter),
    loadStatusGroups(),
    getMessages(),
  ]);
  const { views, close } = gallery;
  const some = Object.values(counts.state).some((n) => n > 0) || counts.total > 0;
  if (!some && isEverything(filter)) return null;
  return (
    <NextIntlClientProvider messages={{ gallery: { views, close }, errors }}>
      <FilterBar filter={filter} counts={counts} collections={collections} />
      <SavedViews views={savedViews} query={writeFilter(filter)} />
    </NextIntlClientProvider>
  );
}

export const FiltersSkeleton = () => <div className="mb-4 h-11" />;
