import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Images } from "@/components/account/images";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.images"))("title") };
}

export default async function ImagesPage({ searchParams }: PageProps<"/account/images">) {
  const [t, { after }] = await Promise.all([getTranslations("account.images"), searchParams]);
  return (
    <main className="max-w-5xl px-4 pt-4 pb-16 sm:px-6 lg:px-8">
      <h1 className="font-semibold text-2xl">{t("title")}</h1>
      <p className="mt-1 text-faint text-sm">{t("lead")}</p>
      <Images cursor={typeof after === "string" ? after : null} />
    </main>
  );
}
