import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewSequence } from "@/components/sequences/new-sequence";
import { SequenceMessages } from "@/components/sequences/sequence-messages";
import { Sequences } from "@/components/sequences/sequences";
import { requireUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sequences"))("title") };
}

export default async function SequencesPage() {
  await requireUser();
  const t = await getTranslations("sequences");
  return (
    <main className="px-4 pt-4 pb-20 sm:px-6 lg:px-8">
      <h1 className="mb-3 font-semibold text-2xl">{t("title")}</h1>
      <p className="mb-4 max-w-prose text-soft text-sm">{t("intro")}</p>
      <SequenceMessages>
        <NewSequence />
        <Sequences />
      </SequenceMessages>
    </main>
  );
}
