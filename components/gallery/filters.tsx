import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { type GalleryFilter, isEverything } from "@/lib/gallery/filter";
import { loadCounts } from "@/lib/gallery/loaders";
import { FilterBar } from "./filter-bar";

/** What there is to filter by, with how many of each. A gallery with nothing in it has nothing to ask. */
export async function Filters({ filter }: { filter: GalleryFilter }) {
  const [counts, { gallery }] = await Promise.all([loadCounts(filter), getMessages()]);
  const { filters } = gallery;
  const some = Object.values(counts.state).some((n) => n > 0) || counts.total > 0;
  if (!some && isEverything(filter)) return null;
  return (
    <NextIntlClientProvider messages={{ gallery: { filters } }}>
      <FilterBar filter={filter} counts={counts} />
    </NextIntlClientProvider>
  );
}

export const FiltersSkeleton = () => <div className="mb-4 h-11" />;
