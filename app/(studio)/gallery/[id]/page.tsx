import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Detail } from "@/components/gallery/detail";
import { promptStart } from "@/components/gallery/prompt-start";
import { loadGeneration } from "@/lib/generations/loaders";

export async function generateMetadata({ params }: PageProps<"/gallery/[id]">): Promise<Metadata> {
  const generation = await loadGeneration((await params).id);
  // Thrown here already, so that the answer is a true 404: later the first bytes would have gone out as 200.
  if (!generation) notFound();
  return { title: generation.title ?? promptStart(generation.prompt, 60) };
}

export default async function GenerationPage({ params }: PageProps<"/gallery/[id]">) {
  const generation = await loadGeneration((await params).id);
  if (!generation) notFound();
  const t = await getTranslations("detail");
  return (
    <main className="mx-auto max-w-[96rem] px-4 pt-2 pb-20 sm:px-6">
      <Link href="/gallery" className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t("back")}
      </Link>
      <h1 className="sr-only">{generation.title ?? promptStart(generation.prompt)}</h1>
      <Detail generation={generation} />
    </main>
  );
}
