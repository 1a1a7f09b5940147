import { type GalleryFilter, isCountable, writeFilter } from "@/lib/gallery/filter";
import { loadGallery, loadTop } from "@/lib/gallery/loaders";
import { CountedGrid } from "./counted-grid";
import { FoundGrid } from "./found-grid";
import { FramesSkeleton } from "./frames";
import { InSequence } from "./look/in-sequence";
import { GalleryWords } from "./words";

/** A person's videos under a filter, newest first; what the server draws needs no script. */
export async function Gallery({ filter, before }: { filter: GalleryFilter; before?: string }) {
  const query = writeFilter(filter);
  if (isCountable(filter) && !before) {
    const start = await loadTop(filter);
    return (
      <GalleryWords>
        <InSequence search={query}>
          <CountedGrid key={query} query={query} start={start} />
        </InSequence>
      </GalleryWords>
    );
  }
  const first = await loadGallery(filter, before);
  return (
    <GalleryWords>
      <InSequence search={query}>
        <FoundGrid key={`${query} ${before}`} query={query} first={first} before={before} />
      </InSequence>
    </GalleryWords>
  );
}

export const GallerySkeleton = () => <FramesSkeleton count={18} />;
