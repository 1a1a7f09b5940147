import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { MAX_COMPARED, MIN_COMPARED } from "@/lib/gallery/compare";

export default async function NothingToCompare() {
  const t = await getTranslations("look.compare.nothing");
  return (
    <main className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-24 text-center">
      <h1 className="font-semibold text-xl">{t("title")}</h1>
      <p className="text-soft">{t("body", { min: MIN_COMPARED, max: MAX_COMPARED })}</p>
      <Link href="/gallery" className={buttonClass()}>
        {t("action")}
      </Link>
    </main>
  );
}
