import type { Metadata } from "next";
import GenerationNotFound from "@/app/(signed-in)/gallery/[id]/not-found";
import { Detail } from "@/components/detail/detail";
import { videoTitle } from "@/components/detail/video-title";
import { readListing } from "@/lib/gallery/listing";
import { loadGeneration } from "@/lib/generations/loaders";

type Opened = PageProps<"/gallery/[id]">;

export async function generateMetadata({ params }: Opened): Promise<Metadata> {
  const generation = await loadGeneration((await params).id);
  return generation ? { title: videoTitle(generation, 60) } : {};
}

/** A video that was opened from the gallery or a collection. */
export default async function OpenedVideo({ params, searchParams }: Opened) {
  const [generation, query] = await Promise.all([params.then(({ id }) => loadGeneration(id)), searchParams]);
  // Not notFound(): the gallery behind it is there.
  if (!generation) return <GenerationNotFound />;
  return <Detail generation={generation} listing={readListing((name) => [query[name]].flat()[0])} />;
}
