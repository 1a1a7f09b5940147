import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackToGallery } from "@/components/detail/back-to-gallery";
import { CollectionTools } from "@/components/gallery/collections/collection-tools";
import SearchGrid from "@/components/gallery/grid/search-grid";
import { ShareCollection } from "@/components/share/owner/share-collection";
import { InListing } from "@/components/video/in-listing";
import { VideoMessages } from "@/components/video/video-messages";
import { loadCollectionPage } from "@/lib/gallery/collections";
import { writeListing } from "@/lib/gallery/listing";
import { packViews } from "@/lib/generations/packed-views";
import { readGridWidth } from "@/lib/preferences/read";

export async function generateMetadata({ params }: PageProps<"/gallery/collections/[id]">): Promise<Metadata> {
  const page = await loadCollectionPage((await params).id);
  if (!page) notFound();
  return { title: page.name };
}

export default async function CollectionPage({ params }: PageProps<"/gallery/collections/[id]">) {
  const { id } = await params;
  const [page, t, width] = await Promise.all([
    loadCollectionPage(id),
    getTranslations("gallery.collections"),
    readGridWidth(),
  ]);
  if (!page) notFound();
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToGallery />
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 grow basis-60">
          <h1 dir="auto" className="break-words font-semibold text-2xl">
            {page.name}
          </h1>
          <p className="text-soft text-sm">{t("order")}</p>
        </div>
        <ShareCollection id={id} />
      </div>
      <VideoMessages also="collections">
        <CollectionTools id={id} name={page.name} />
        <InListing search={writeListing({ kind: "collection", id })}>
          <SearchGrid
            source={`/api/gallery/collections?id=${encodeURIComponent(id)}`}
            query=""
            first={{ items: packViews(page.items), nextCursor: page.nextCursor }}
            width={width}
          />
        </InListing>
      </VideoMessages>
    </main>
  );
}
