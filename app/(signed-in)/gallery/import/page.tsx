import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackToGallery } from "@/components/detail/back-to-gallery";
import { ImportForm } from "@/components/gallery/archives/import-form";
import { Messages } from "@/components/ui/messages";
import { requireUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery.import"))("title") };
}

export default async function ImportPage() {
  await requireUser();
  const t = await getTranslations("gallery.import");
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToGallery />
      <h1 className="mb-2 font-semibold text-2xl">{t("title")}</h1>
      <p className="mb-6 max-w-prose text-pretty text-soft">{t("intro")}</p>
      <Messages pick={({ gallery, errors }) => ({ gallery: { import: gallery.import }, errors })}>
        <ImportForm />
      </Messages>
    </main>
  );
}
