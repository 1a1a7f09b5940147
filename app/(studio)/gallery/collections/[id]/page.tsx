import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackToGallery } from "@/components/gallery/back-to-gallery";
import { CollectionTools } from "@/components/gallery/collection-tools";
import { FoundGrid } from "@/components/gallery/found-grid";
import { InSequence } from "@/components/gallery/look/in-sequence";
import { GalleryWords } from "@/components/gallery/words";
import { ShareCollection } from "@/components/share/share-collection";
import { loadCollectionPage } from "@/lib/gallery/collections";
import { writeSequence } from "@/lib/gallery/sequence";

export async function generateMetadata({ params }: PageProps<"/gallery/collections/[id]">): Promise<Metadata> {
  const page = await loadCollectionPage((await params).id);
  if (!page) notFound();
  return { title: page.name };
}

export default async function CollectionPage({ params }: PageProps<"/gallery/collections/[id]">) {
  const { id } = await params;
  const page = await loadCollectionPage(id);
  if (!page) notFound();
  return (
    <main className="mx-auto max-w-[110rem] px-4 pt-2 pb-20 sm:px-6">
      <BackToGallery />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 dir="auto" className="min-w-0 break-words font-semibold text-2xl">
          {page.name}
        </h1>
        <ShareCollection id={id} />
      </div>
      <GalleryWords also="collections">
        <CollectionTools id={id} name={page.name} />
        <InSequence search={writeSequence({ kind: "collection", id })}>
          <FoundGrid source={`/api/gallery/collections?id=${encodeURIComponent(id)}`} query="" first={page} />
        </InSequence>
      </GalleryWords>
    </main>
  );
}
