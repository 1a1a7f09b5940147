import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Arrange } from "@/components/gallery/collections/arrange/arrange";
import { buttonClass } from "@/components/ui/button";
import { VideoMessages } from "@/components/video/video-messages";
import { loadArrangement } from "@/lib/gallery/collections";

export async function generateMetadata({ params }: PageProps<"/gallery/collections/[id]/arrange">): Promise<Metadata> {
  const collection = await loadArrangement((await params).id);
  if (!collection) notFound();
  return { title: collection.name };
}

export default async function ArrangePage({ params }: PageProps<"/gallery/collections/[id]/arrange">) {
  const { id } = await params;
  const [collection, t] = await Promise.all([loadArrangement(id), getTranslations("gallery.arrange")]);
  if (!collection) notFound();
  const { name, items, coverId, followedBy } = collection;
  return (
    <main className="px-4 pt-4 pb-20 sm:px-6 lg:px-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h1 className="min-w-0 break-words font-semibold text-2xl">{t("title", { name })}</h1>
        <Link href={`/gallery/collections/${id}`} className={buttonClass("lamp")}>
          {t("done")}
        </Link>
      </div>
      <p className="mb-5 max-w-prose text-soft text-sm">
        {followedBy ? t("introPart", { count: items.length }) : t("intro")}
      </p>
      <VideoMessages also="arrange">
        <Arrange collectionId={id} first={items} cover={coverId} followedBy={followedBy} />
      </VideoMessages>
    </main>
  );
}
