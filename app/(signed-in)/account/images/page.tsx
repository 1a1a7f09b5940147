import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Images } from "@/components/account/images";
import { Icon } from "@/components/ui/icon/icon";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.images"))("title") };
}

export default async function ImagesPage({ searchParams }: PageProps<"/account/images">) {
  const [t, account, { after }] = await Promise.all([
    getTranslations("account.images"),
    getTranslations("account"),
    searchParams,
  ]);
  return (
    <main className="px-4 pt-2 pb-16 sm:px-6 lg:px-8">
      <Link href="/account" className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink">
        <Icon name="arrow-left" />
        {account("title")}
      </Link>
      <h1 className="font-semibold text-2xl">{t("title")}</h1>
      <p className="mt-1 text-faint text-sm">{t("lead")}</p>
      <Images cursor={typeof after === "string" ? after : null} />
    </main>
  );
}
