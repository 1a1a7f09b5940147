import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { readArrangement } from "@/components/sequences/list/arrange";
import { NewSequence } from "@/components/sequences/list/new-sequence";
import { Sequences } from "@/components/sequences/list/sequences";
import { SequenceMessages } from "@/components/sequences/sequence-messages";
import { buttonClass } from "@/components/ui/button";
import { requireUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sequences"))("title") };
}

export default async function SequencesPage({ searchParams }: PageProps<"/sequences">) {
  await requireUser();
  const [t, list, query] = await Promise.all([
    getTranslations("sequences"),
    getTranslations("sequenceList"),
    searchParams,
  ]);
  return (
    <main className="px-4 pt-4 pb-20 sm:px-6 lg:px-8">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
        <Link href="/sequences/trash" prefetch={false} className={buttonClass("plain", "-mr-4")}>
          {list("trash")}
        </Link>
      </div>
      <p className="mb-4 max-w-prose text-soft text-sm">{t("intro")}</p>
      <SequenceMessages>
        <NewSequence />
        <Sequences now={readArrangement(query)} />
      </SequenceMessages>
    </main>
  );
}
