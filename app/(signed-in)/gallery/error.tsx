"use client";

import { useTranslations } from "next-intl";

/** Shown where the gallery would be. It brings its own words only if the layout gave them, so it keeps to common ones. */
export default function GalleryError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("errors");
  return (
    <section role="alert" className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-24 text-center">
      <p className="text-lg">{t("unexpected")}</p>
      <button type="button" onClick={reset} className="min-h-11 rounded-md bg-raised px-4 font-medium text-sm">
        {t("again")}
      </button>
    </section>
  );
}
