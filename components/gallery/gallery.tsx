import { CountedGrid } from "@/components/gallery/grid/counted-grid";
import { SearchGrid } from "@/components/gallery/grid/search-grid";
import { InSequence } from "@/components/video/in-sequence";
import { VideoMessages } from "@/components/video/video-messages";
import { type GalleryFilter, isCountable, writeFilter } from "@/lib/gallery/filter";
import { loadGallery, loadTop } from "@/lib/gallery/loaders";
import { packView } from "@/lib/generations/packed-view";
import { readGridWidth } from "@/lib/preferences/read";

/** A user's videos under a filter, newest first; the server-rendered list works without scripts. */
export async function Gallery({ filter, before }: { filter: GalleryFilter; before?: string }) {
  return (
    <VideoMessages>
      <InSequence search={writeFilter(filter)}>
        {isCountable(filter) && !before ? <Counted filter={filter} /> : <Found filter={filter} before={before} />}
      </InSequence>
    </VideoMessages>
  );
}

async function Counted({ filter }: { filter: GalleryFilter }) {
  const query = writeFilter(filter);
  const [{ counts, runs }, width] = await Promise.all([loadTop(filter), readGridWidth()]);
  const packed = runs.map((run) => ({ ...run, items: run.items.map(packView) }));
  return <CountedGrid key={query} query={query} counts={counts} runs={packed} width={width} />;
}

async function Found({ filter, before }: { filter: GalleryFilter; before?: string }) {
  const query = writeFilter(filter);
  const [{ items, nextCursor }, width] = await Promise.all([loadGallery(filter, before), readGridWidth()]);
  const first = { items: items.map(packView), nextCursor };
  return <SearchGrid key={`${query} ${before}`} query={query} first={first} before={before} width={width} />;
}
