import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BackToElements } from "@/components/elements/back-to-elements";
import { ElementMessages } from "@/components/elements/element-messages";
import { ElementTrash } from "@/components/elements/element-trash";
import { loadElementTrash } from "@/lib/elements/loaders";
import { TRASH_DAYS } from "@/lib/gallery/limits";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("elements.trashPage"))("title") };
}

export default async function ElementTrashPage() {
  const [elements, t] = await Promise.all([loadElementTrash(), getTranslations("elements.trashPage")]);
  return (
    <main className="px-4 pt-2 pb-20 sm:px-6 lg:px-8">
      <BackToElements />
      <h1 className="font-semibold text-2xl">{t("title")}</h1>
      <p className="mb-4 text-soft text-sm">{t("lead", { days: TRASH_DAYS })}</p>
      <ElementMessages>
        <ElementTrash elements={elements} />
      </ElementMessages>
    </main>
  );
}
