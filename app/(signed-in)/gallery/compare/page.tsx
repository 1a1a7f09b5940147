import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackToGallery } from "@/components/detail/back-to-gallery";
import { Compare } from "@/components/detail/compare/compare";
import { loadCompared, MIN_COMPARED } from "@/lib/gallery/compare";

const idsOf = async (query: PageProps<"/gallery/compare">["searchParams"]) => [(await query).ids].flat()[0] ?? "";

export async function generateMetadata({ searchParams }: PageProps<"/gallery/compare">): Promise<Metadata> {
  // Thrown here so that the answer is a real 404: later, the first bytes would have been sent with 200.
  if ((await loadCompared(await idsOf(searchParams))).length < MIN_COMPARED) notFound();
  return { title: (await getTranslations("look.compare"))("title") };
}

export default async function ComparePage({ searchParams }: PageProps<"/gallery/compare">) {
  const videos = await loadCompared(await idsOf(searchParams));
  if (videos.length < MIN_COMPARED) notFound();
  const t = await getTranslations("look.compare");
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToGallery />
      <h1 className="sr-only">{t("title")}</h1>
      <Compare videos={videos} />
    </main>
  );
}
