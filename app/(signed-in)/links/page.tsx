import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AllLinks } from "@/components/share/owner/all-links";
import { loadAllShares } from "@/lib/shares/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.links"))("title") };
}

export default async function LinksPage() {
  const links = await loadAllShares();
  const t = await getTranslations("share.links");
  return (
    <main className="max-w-6xl px-4 pt-4 pb-20 sm:px-6 lg:px-8">
      <h1 className="font-semibold text-2xl">{t("title")}</h1>
      <AllLinks links={links} />
    </main>
  );
}
