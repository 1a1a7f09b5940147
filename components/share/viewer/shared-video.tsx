import { getTranslations } from "next-intl/server";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import type { SharedFilm } from "@/lib/shares/shared-view";

type Props = { film: SharedFilm; label: string; className?: string; options?: PlayerOptions };

/**
 * The browser's own player: it needs no script, knows the keyboard, and speaks the visitor's language. Its frame takes
 * the film's shape before a byte of it has come, so that nothing moves afterwards. Nothing of the film is loaded before
 * the page is drawn, unless there is no other picture of it.
 */
export async function SharedVideoPlayer({ film, label, className = "", options }: Props) {
  const t = await getTranslations("share");
  return (
    <video
      controls
      playsInline
      preload={film.posterUrl ? "none" : "metadata"}
      controlsList={film.downloadUrl ? undefined : "nodownload"}
      autoPlay={options?.autoplay}
      muted={options?.muted}
      loop={options?.loop}
      aria-label={label}
      src={options?.start ? `${film.videoUrl}#t=${options.start}` : film.videoUrl}
      poster={film.posterUrl ?? undefined}
      width={film.width}
      height={film.height}
      className={`block bg-center bg-contain bg-no-repeat ${className}`}
      style={{
        aspectRatio: `${film.width} / ${film.height}`,
        backgroundColor: film.placeholder ?? undefined,
        // Seen until the poster has come, on a slow line seconds later.
        backgroundImage: film.glimpse ? `url(${film.glimpse})` : undefined,
      }}
    >
      {t.rich("no_player", { link: (words) => <a href={film.videoUrl}>{words}</a> })}
    </video>
  );
}
