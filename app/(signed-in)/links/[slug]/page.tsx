import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkPage } from "@/components/share/owner/link-page";
import { Icon } from "@/components/ui/icon/icon";
import { loadShare } from "@/lib/shares/loaders";
import { linkName } from "@/lib/shares/view";

export async function generateMetadata({ params }: PageProps<"/links/[slug]">): Promise<Metadata> {
  const link = await loadShare((await params).slug);
  if (!link) notFound();
  return { title: linkName(link) ?? (await getTranslations("share.link"))("untitled") };
}

export default async function Page({ params }: PageProps<"/links/[slug]">) {
  const link = await loadShare((await params).slug);
  if (!link) notFound();
  const t = await getTranslations("share.links");
  return (
    <main className="max-w-6xl px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <Link href="/links" className="mb-4 inline-flex min-h-11 items-center gap-1.5 text-sm text-soft hover:text-ink">
        <Icon name="arrow-left" />
        {t("title")}
      </Link>
      <LinkPage link={link} />
    </main>
  );
}
