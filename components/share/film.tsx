import { getTranslations } from "next-intl/server";
import type { PlayerOptions } from "@/lib/shares/player-options";
import type { SharedFilm } from "@/lib/shares/shared-view";

type Props = { film: SharedFilm; label: string; className?: string; options?: PlayerOptions; eager?: boolean };

/**
 * The browser's own player: it needs no script, knows the keyboard, and speaks the visitor's language. Its frame takes
 * the film's shape before a byte of it has come, so that nothing moves afterwards.
 */
export async function Film({ film, label, className = "", options, eager = true }: Props) {
  const t = await getTranslations("share");
  return (
    <video
      controls
      playsInline
      preload={eager ? "metadata" : "none"}
      controlsList={film.downloadUrl ? undefined : "nodownload"}
      autoPlay={options?.autoplay}
      muted={options?.muted}
      loop={options?.loop}
      aria-label={label}
      src={options?.start ? `${film.videoUrl}#t=${options.start}` : film.videoUrl}
      poster={film.posterUrl ?? undefined}
      width={film.width}
      height={film.height}
      className={`block ${className}`}
      style={{ aspectRatio: `${film.width} / ${film.height}`, backgroundColor: film.placeholder ?? undefined }}
    >
      {t.rich("no_player", { link: (words) => <a href={film.videoUrl}>{words}</a> })}
    </video>
  );
}
