"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ImportReport } from "@/lib/archives/problem";

/** The result of an import: how many videos were added, and which items weren't and why. */
export function ImportDone({ report }: { report: ImportReport }) {
  const t = useTranslations("gallery.import");
  return (
    <>
      <p className="text-lg">{t("imported", { count: report.imported })}</p>
      {report.known > 0 && <p className="text-soft">{t("known", { count: report.known })}</p>}
      {report.cut && <p className="text-danger">{t("truncated")}</p>}
      {report.problems.length > 0 && (
        <section aria-labelledby="problems" className="flex flex-col gap-2 rounded-md bg-surface p-4">
          <h2 id="problems" className="font-medium">
            {t("problemsTitle", { count: report.problems.length })}
          </h2>
          <ul className="flex max-h-96 flex-col gap-3 overflow-y-auto text-sm">
            {report.problems.map(({ name, code }) => (
              <li key={`${name} ${code}`}>
                <span dir="auto" className="block break-words">
                  {name || t("unnamed")}
                </span>
                <span className="text-soft">{t(`problems.${code}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Link
        href="/gallery"
        className="inline-flex min-h-11 items-center text-lamp-text underline-offset-4 hover:underline"
      >
        {t("openGallery")}
      </Link>
    </>
  );
}
