import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Detail } from "@/components/detail/detail";
import { videoTitle } from "@/components/detail/video-title";
import { env } from "@/env";
import { readListing } from "@/lib/gallery/listing";
import { loadGeneration } from "@/lib/generations/loaders";

export async function generateMetadata({ params }: PageProps<"/gallery/[id]">): Promise<Metadata> {
  const generation = await loadGeneration((await params).id);
  // Thrown here so that the answer is a real 404: later, the first bytes would have been sent with 200.
  if (!generation) notFound();
  return { title: videoTitle(generation, 60) };
}

/** One video; its query string says which view it was opened from, and so which videos are next to it. */
export default async function GenerationPage({ params, searchParams }: PageProps<"/gallery/[id]">) {
  const [generation, query] = await Promise.all([params.then(({ id }) => loadGeneration(id)), searchParams]);
  if (!generation) notFound();
  return (
    // The header, and where videos are simulated the line above it.
    <main className={`[--top:3.5rem] ${env.NINEFOLD_SIMULATED ? "lg:[--top:5.75rem]" : ""}`}>
      <Detail generation={generation} listing={readListing((name) => [query[name]].flat()[0])} />
    </main>
  );
}
