import { CountedGrid } from "@/components/gallery/grid/counted-grid";
import { SearchGrid } from "@/components/gallery/grid/search-grid";
import { TilesSkeleton } from "@/components/gallery/grid/tiles";
import { InSequence } from "@/components/video/in-sequence";
import { VideoMessages } from "@/components/video/video-messages";
import { type GalleryFilter, isCountable, writeFilter } from "@/lib/gallery/filter";
import { loadGallery, loadTop } from "@/lib/gallery/loaders";

/** A user's videos under a filter, newest first; the server-rendered list works without scripts. */
export async function Gallery({ filter, before }: { filter: GalleryFilter; before?: string }) {
  const query = writeFilter(filter);
  if (isCountable(filter) && !before) {
    const start = await loadTop(filter);
    return (
      <VideoMessages>
        <InSequence search={query}>
          <CountedGrid key={query} query={query} start={start} />
        </InSequence>
      </VideoMessages>
    );
  }
  const first = await loadGallery(filter, before);
  return (
    <VideoMessages>
      <InSequence search={query}>
        <SearchGrid key={`${query} ${before}`} query={query} first={first} before={before} />
      </InSequence>
    </VideoMessages>
  );
}

export const GallerySkeleton = () => <TilesSkeleton count={18} />;
