"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** Shown when a filter has no matches, with a link that clears it, and in a collection without videos. */
export default function NothingFound({ collection = false }: { collection?: boolean }) {
  const t = useTranslations(collection ? "gallery.collections.none" : "gallery.nothing");
  return (
    <section className="mx-auto flex max-w-md flex-col items-center gap-3 py-16 text-center">
      <h2 className="font-semibold text-lg">{t("title")}</h2>
      <p className="text-balance text-soft text-sm">{t("body")}</p>
      <Link
        href={{ pathname: "/gallery" }}
        className="inline-flex min-h-11 items-center rounded-md bg-raised px-4 font-medium text-sm hover:bg-surface"
      >
        {t("action")}
      </Link>
    </section>
  );
}
