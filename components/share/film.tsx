import { getTranslations } from "next-intl/server";
import type { SharedFilm } from "@/lib/shares/view";
import { Ambience } from "./ambience";

/**
 * The browser's own player: it needs no script, knows the keyboard, and speaks the visitor's language. Its frame is
 * sized from the film's ratio before a byte of it has come, so that nothing moves afterwards.
 */
export async function Film({ film }: { film: SharedFilm }) {
  const t = await getTranslations("share");
  const ratio = film.width / film.height;
  return (
    <div className="relative isolate" style={{ width: `min(100%, calc((100svh - 13rem) * ${ratio.toFixed(4)}))` }}>
      <Ambience posterUrl={film.posterUrl} colour={film.placeholder} />
      <video
        controls
        playsInline
        preload="metadata"
        aria-label={t("play_label")}
        src={film.videoUrl}
        poster={film.posterUrl ?? undefined}
        width={film.width}
        height={film.height}
        className="block h-auto w-full rounded-md bg-sunken shadow-(--shadow)"
        style={{
          aspectRatio: `${film.width} / ${film.height}`,
          backgroundColor: film.placeholder ?? undefined,
        }}
      >
        {t.rich("no_player", { link: (words) => <a href={film.videoUrl}>{words}</a> })}
      </video>
    </div>
  );
}
