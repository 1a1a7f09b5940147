import { getTranslations } from "next-intl/server";
import { NotFoundScreen } from "@/components/shell/not-found-screen";
import { Logo } from "@/components/ui/logo";

/** Without the header: this is loaded with every page, including those for visitors. */
export default async function NotFound() {
  const t = await getTranslations();
  return (
    <>
      <header className="flex h-14 items-center px-4 sm:px-6 lg:px-8">
        <a href="/" aria-label={t("nav.home")} className="flex min-h-11 items-center rounded-md">
          <Logo name={t("common.name")} />
        </a>
      </header>
      <NotFoundScreen />
    </>
  );
}
