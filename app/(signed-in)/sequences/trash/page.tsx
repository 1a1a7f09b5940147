import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SequenceTrash } from "@/components/sequences/list/sequence-trash";
import { SequenceMessages } from "@/components/sequences/sequence-messages";
import { Icon } from "@/components/ui/icon/icon";
import { TRASH_DAYS } from "@/lib/gallery/limits";
import { loadSequenceTrash } from "@/lib/sequences/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sequenceList"))("trash") };
}

export default async function SequenceTrashPage() {
  const [sequences, t, all] = await Promise.all([
    loadSequenceTrash(),
    getTranslations("sequenceList"),
    getTranslations("sequences"),
  ]);
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <Link
        href="/sequences"
        className="inline-flex min-h-11 items-center gap-1.5 rounded-md text-soft text-sm hover:text-ink"
      >
        <Icon name="arrow-left" />
        {all("all")}
      </Link>
      <h1 className="font-semibold text-2xl">{t("trash")}</h1>
      <p className="mb-4 text-soft text-sm">{t("trash_lead", { days: TRASH_DAYS })}</p>
      <SequenceMessages>
        <SequenceTrash sequences={sequences} />
      </SequenceMessages>
    </main>
  );
}
