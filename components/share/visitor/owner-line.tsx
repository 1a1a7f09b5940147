import { getTranslations } from "next-intl/server";

/** Tells the owner that this is their shared page, with a link to its settings. Only the owner sees it. */
export async function OwnerLine({ slug }: { slug: string }) {
  const t = await getTranslations("share");
  return (
    <header className="flex flex-wrap items-center justify-center gap-x-3 pt-3 text-sm text-soft">
      <p>{t("yours")}</p>
      <a
        href={`/links/${slug}`}
        className="inline-flex min-h-11 items-center rounded-sm text-lamp-text underline underline-offset-4"
      >
        {t("yours_change")}
      </a>
    </header>
  );
}
