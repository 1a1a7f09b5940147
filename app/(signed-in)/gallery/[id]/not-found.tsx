import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function GenerationNotFound() {
  const t = await getTranslations("detail.missing");
  return (
    <main className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-24 text-center">
      <h1 id="video-title" className="font-semibold text-xl">
        {t("title")}
      </h1>
      <p className="text-soft">{t("body")}</p>
      <Link href="/gallery" className="inline-flex min-h-11 items-center rounded-md bg-raised px-4 font-medium text-sm">
        {t("action")}
      </Link>
    </main>
  );
}
