import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";

/** Says that the page doesn't exist. A plain link, because pages for visitors load no router. */
export async function NotFoundScreen() {
  const t = await getTranslations("errors.page");
  return (
    <main className="lone-message">
      <div aria-hidden="true" className="seats mb-2 w-36" />
      <h1 className="font-semibold text-2xl">{t("notFoundTitle")}</h1>
      <p className="text-soft">{t("notFoundBody")}</p>
      <a href="/" className={buttonClass("lamp", "mt-2")}>
        {t("home")}
      </a>
    </main>
  );
}
