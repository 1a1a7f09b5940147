import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SequenceEditor } from "@/components/sequences/editor/sequence-editor";
import { SequenceExports } from "@/components/sequences/sequence-exports";
import { SequenceHead } from "@/components/sequences/sequence-head";
import { SequenceMessages } from "@/components/sequences/sequence-messages";
import { Icon } from "@/components/ui/icon/icon";
import { loadSequence } from "@/lib/sequences/loaders";

export async function generateMetadata({ params }: PageProps<"/sequences/[id]">): Promise<Metadata> {
  const sequence = await loadSequence((await params).id);
  // Thrown here so that the answer is a real 404: later, the first bytes would have been sent with 200.
  if (!sequence) notFound();
  return { title: sequence.name };
}

const BACK = "inline-flex min-h-11 items-center gap-1.5 rounded-md text-soft text-sm hover:text-ink";

export default async function SequencePage({ params }: PageProps<"/sequences/[id]">) {
  const [sequence, t] = await Promise.all([params.then(({ id }) => loadSequence(id)), getTranslations("sequences")]);
  if (!sequence) notFound();
  return (
    <main className="flex flex-col gap-4 px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <SequenceMessages>
        <SequenceEditor
          key={sequence.id}
          sequence={sequence}
          head={
            <>
              <Link href="/sequences" className={BACK}>
                <Icon name="arrow-left" />
                {t("all")}
              </Link>
              <h1
                dir="auto"
                className="min-w-0 break-words font-semibold text-xl max-sm:order-last max-sm:basis-full sm:flex-1"
              >
                {sequence.name}
              </h1>
            </>
          }
        >
          <div className="mt-4 grid gap-8 lg:grid-cols-2">
            <SequenceExports sequence={sequence} />
            <SequenceHead key={`about ${sequence.id}`} {...sequence} />
          </div>
        </SequenceEditor>
      </SequenceMessages>
    </main>
  );
}
