import { getFormatter, getTranslations } from "next-intl/server";
import type { SharedFilm } from "@/lib/shares/view";
import { Credits } from "./credits";
import { Film } from "./film";

/** What a stranger gets: the film, as large as the window allows, and nothing beside it that its owner did not choose. */
export async function ScreeningRoom({ film }: { film: SharedFilm }) {
  const t = await getTranslations("share");
  const format = await getFormatter();
  const date = format.dateTime(new Date(film.sharedAt), { dateStyle: "long" });
  return (
    <div className="flex min-h-dvh flex-col overflow-clip px-4 sm:px-8">
      <main className="mx-auto flex w-full max-w-[96rem] grow flex-col items-center justify-center pt-6 sm:pt-10">
        <Film film={film} />
        <div className="mt-6 w-full max-w-2xl text-center sm:mt-8">
          <h1 className="text-lg">{t("film")}</h1>
          <p className="mt-1 text-sm text-soft">{t("shared", { date })}</p>
          {film.prompt && (
            <section className="mt-8 text-left" aria-labelledby="prompt">
              <h2 id="prompt" className="text-sm text-soft">
                {t("prompt")}
              </h2>
              <p dir="auto" className="mt-2 whitespace-pre-wrap text-lg [overflow-wrap:anywhere]">
                {film.prompt}
              </p>
            </section>
          )}
        </div>
      </main>
      <Credits />
    </div>
  );
}
