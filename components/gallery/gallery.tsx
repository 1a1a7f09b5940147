import { loadGalleryPage } from "@/lib/generations/loaders";
import { FramesSkeleton } from "./frames";
import { GalleryFeed } from "./gallery-feed";
import { GalleryWords } from "./words";

/** A person's videos, newest first; the first page comes from the server and needs no script. */
export async function Gallery({ before }: { before?: string }) {
  const page = await loadGalleryPage(before);
  return (
    <GalleryWords>
      <GalleryFeed initial={page} before={before} />
    </GalleryWords>
  );
}

export const GallerySkeleton = () => <FramesSkeleton count={18} />;
