import { getTranslations } from "next-intl/server";
import { Credits } from "./credits";
import { EmptyScreen } from "./empty-screen";

/** Said alike of a link that never was and of one that is no more, so that it tells nothing about either. */
export async function NothingPlaying() {
  const t = await getTranslations("share");
  return (
    <div className="flex min-h-dvh flex-col px-4 sm:px-8">
      <main className="flex grow flex-col items-center justify-center pt-10 text-center">
        <EmptyScreen />
        <h1 className="mt-8 text-xl">{t("missing_title")}</h1>
        <p className="mt-2 max-w-md text-soft">{t("missing_text")}</p>
      </main>
      <Credits />
    </div>
  );
}
