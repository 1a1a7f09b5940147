import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackToGallery } from "@/components/detail/back-to-gallery";
import { Collections } from "@/components/gallery/collections/collections";
import { requireUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery.collections"))("title") };
}

export default async function CollectionsPage() {
  await requireUser();
  const t = await getTranslations("gallery.collections");
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToGallery />
      <h1 className="mb-3 font-semibold text-2xl">{t("title")}</h1>
      <Collections />
    </main>
  );
}
