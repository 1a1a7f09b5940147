import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Detail } from "@/components/detail/detail";
import { DetailMessages } from "@/components/detail/detail-messages";
import { BackLink } from "@/components/detail/navigation/back-link";
import { PrevNextNav } from "@/components/detail/navigation/prev-next-nav";
import { promptStart } from "@/components/video/prompt-start";
import { loadAdjacent } from "@/lib/gallery/adjacent";
import { readSequence, sequenceAddress, writeSequence } from "@/lib/gallery/sequence";
import { loadGeneration } from "@/lib/generations/loaders";

export async function generateMetadata({ params }: PageProps<"/gallery/[id]">): Promise<Metadata> {
  const generation = await loadGeneration((await params).id);
  // Thrown here so that the answer is a real 404: later, the first bytes would have been sent with 200.
  if (!generation) notFound();
  return { title: generation.title ?? promptStart(generation.prompt, 60) };
}

/** One video; its query string says which view it was opened from, and so which videos are next to it. */
export default async function GenerationPage({ params, searchParams }: PageProps<"/gallery/[id]">) {
  const [generation, query, t] = await Promise.all([
    params.then(({ id }) => loadGeneration(id)),
    searchParams,
    getTranslations("detail"),
  ]);
  if (!generation) notFound();
  const sequence = readSequence((name) => [query[name]].flat()[0]);
  const { previous, next } = await loadAdjacent(generation, sequence);
  return (
    <main className="mx-auto max-w-[96rem] px-4 pt-2 pb-20 sm:px-6">
      <DetailMessages>
        <div className="flex items-center justify-between">
          <BackLink to={sequenceAddress(sequence)}>{t("back")}</BackLink>
          <PrevNextNav id={generation.id} previous={previous} next={next} search={writeSequence(sequence)} />
        </div>
      </DetailMessages>
      <h1 dir="auto" className="sr-only">
        {generation.title ?? promptStart(generation.prompt)}
      </h1>
      <Detail generation={generation} />
    </main>
  );
}
