import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Gallery, GallerySkeleton } from "@/components/gallery/gallery";
import { requireViewer } from "@/lib/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery"))("title") };
}

export default async function GalleryPage({ searchParams }: PageProps<"/gallery">) {
  await requireViewer();
  const t = await getTranslations("gallery");
  const { before } = await searchParams;
  return (
    <main className="mx-auto max-w-[110rem] px-4 pt-4 pb-20 sm:px-6">
      <h1 className="mb-4 font-semibold text-2xl">{t("title")}</h1>
      <Suspense fallback={<GallerySkeleton />}>
        <Gallery before={typeof before === "string" ? before : undefined} />
      </Suspense>
    </main>
  );
}
