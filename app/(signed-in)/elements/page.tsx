import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ElementGrid } from "@/components/elements/element-grid";
import { ElementMessages } from "@/components/elements/element-messages";
import { Example } from "@/components/elements/example/example";
import { buttonClass } from "@/components/ui/button";
import { loadElements } from "@/lib/elements/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("elements"))("title") };
}

export default async function ElementsPage({ searchParams }: PageProps<"/elements">) {
  const [elements, t, { q }] = await Promise.all([loadElements(), getTranslations("elements"), searchParams]);
  return (
    <main className="px-4 pt-4 pb-20 sm:px-6 lg:px-8">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 max-sm:mb-3">
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
        <div className="flex gap-2 max-sm:w-full max-sm:flex-row-reverse max-sm:justify-between">
          <Link href="/elements/trash" prefetch={false} className={buttonClass("plain", "max-sm:-mr-4")}>
            {t("trashPage.title")}
          </Link>
          <Link href="/elements/new" className={buttonClass(elements.length > 0 ? "lamp" : "quiet")}>
            {t("new")}
          </Link>
        </div>
      </div>
      <p className="mb-5 max-w-prose text-pretty text-soft text-sm">{t("lead")}</p>
      <ElementMessages>
        {elements.length > 0 ? (
          <ElementGrid elements={elements} search={typeof q === "string" ? q.slice(0, 100) : ""} />
        ) : (
          <Example />
        )}
      </ElementMessages>
    </main>
  );
}
