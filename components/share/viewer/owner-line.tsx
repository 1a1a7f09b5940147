import { getTranslations } from "next-intl/server";

/** Tells the owner that this is the strangers' page, and leads to what they may change. Nobody else gets this line. */
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
