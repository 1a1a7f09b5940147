import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { BackToGallery } from "@/components/detail/back-to-gallery";
import { ImportForm } from "@/components/gallery/archives/import-form";
import { requireUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery.import"))("title") };
}

export default async function ImportPage() {
  await requireUser();
  const [t, { gallery, errors }] = await Promise.all([getTranslations("gallery.import"), getMessages()]);
  return (
    <main className="mx-auto max-w-2xl px-4 pt-2 pb-20 sm:px-6">
      <BackToGallery />
      <h1 className="mb-2 font-semibold text-2xl">{t("title")}</h1>
      <p className="mb-6 max-w-prose text-pretty text-soft">{t("intro")}</p>
      <NextIntlClientProvider messages={{ gallery: { import: gallery.import }, errors }}>
        <ImportForm />
      </NextIntlClientProvider>
    </main>
  );
}
