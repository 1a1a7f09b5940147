import { Download, Wand2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import type { SharedFilm } from "@/lib/shares/shared-view";
import { SharedPictures } from "./shared-images";

type Props = { film: SharedFilm; signedIn: boolean };

/** What the owner chose to show beside a film; nothing at all where that is nothing. */
export async function FilmNotes({ film, signedIn }: Props) {
  const t = await getTranslations("share");
  const remixUrl = signedIn ? film.remixUrl : null;
  return (
    <div className="mt-6 flex w-full max-w-2xl flex-col gap-8 empty:hidden">
      {film.downloadUrl || remixUrl ? (
        <div className="flex flex-wrap justify-center gap-2">
          {film.downloadUrl ? (
            <a href={film.downloadUrl} download className={buttonClass("quiet")}>
              <Download aria-hidden="true" className="size-4" />
              {t("download")}
            </a>
          ) : null}
          {remixUrl ? (
            <a href={remixUrl} className={buttonClass("quiet")}>
              <Wand2 aria-hidden="true" className="size-4" />
              {t("remix")}
            </a>
          ) : null}
        </div>
      ) : null}
      {film.prompt ? (
        <section>
          <h2 className="text-sm text-soft">{t("prompt")}</h2>
          <p dir="auto" className="mt-2 whitespace-pre-wrap text-lg [overflow-wrap:anywhere]">
            {film.prompt}
          </p>
        </section>
      ) : null}
      {film.references.length > 0 ? <SharedPictures pictures={film.references} /> : null}
      {film.settings ? (
        <section>
          <h2 className="text-sm text-soft">{t("settings")}</h2>
          <p className="timecode mt-2">
            {[film.settings.model, film.settings.ratio, t("seconds", { seconds: film.settings.duration })].join(" · ")}
          </p>
        </section>
      ) : null}
    </div>
  );
}
