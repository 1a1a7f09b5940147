import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackToElements } from "@/components/elements/back-to-elements";
import { ElementEditor } from "@/components/elements/editor/element-editor";
import { ElementMessages } from "@/components/elements/element-messages";
import { loadElement, loadVideosWith } from "@/lib/elements/loaders";
import { refineModel } from "@/lib/refine/loaders";

export async function generateMetadata({ params }: PageProps<"/elements/[id]">): Promise<Metadata> {
  const element = await loadElement((await params).id);
  if (!element) notFound();
  return { title: element.name };
}

export default async function ElementPage({ params }: PageProps<"/elements/[id]">) {
  const { id } = await params;
  const [element, count, t] = await Promise.all([loadElement(id), loadVideosWith(id), getTranslations("elements")]);
  if (!element) notFound();
  const { name } = element;
  return (
    <main className="max-w-3xl px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToElements />
      <h1 dir="auto" className="break-words font-semibold text-2xl">
        {t("editor.edit", { name })}
      </h1>
      <p className="mb-4 text-sm">
        {count > 0 ? (
          <Link
            href={`/gallery?element=${id}` as Route}
            className="inline-flex min-h-11 items-center rounded-md text-lamp-text underline underline-offset-4 md:min-h-8"
          >
            {t("editor.videos", { count, name })}
          </Link>
        ) : (
          <span className="inline-flex min-h-11 items-center text-faint md:min-h-8">
            {t("editor.videos", { count, name })}
          </span>
        )}
      </p>
      <ElementMessages>
        <ElementEditor element={element} images={[]} refine={refineModel()} />
      </ElementMessages>
    </main>
  );
}
