import { getTranslations } from "next-intl/server";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import type { SharedVideo } from "@/lib/shares/shared-view";

type Props = { video: SharedVideo; label: string; className?: string; options?: PlayerOptions };

/**
 * The browser's own player: it needs no script, supports the keyboard, and uses the visitor's language. Its size is
 * known before the video loads, so that nothing moves afterwards. The video isn't preloaded unless it has no poster.
 */
export async function SharedVideoPlayer({ video, label, className = "", options }: Props) {
  const t = await getTranslations("share");
  return (
    <video
      controls
      playsInline
      preload={video.posterUrl ? "none" : "metadata"}
      controlsList={video.downloadUrl ? undefined : "nodownload"}
      autoPlay={options?.autoplay}
      muted={options?.muted}
      loop={options?.loop}
      aria-label={label}
      src={options?.start ? `${video.videoUrl}#t=${options.start}` : video.videoUrl}
      poster={video.posterUrl ?? undefined}
      width={video.width}
      height={video.height}
      className={`block bg-center bg-contain bg-no-repeat ${className}`}
      style={{
        aspectRatio: `${video.width} / ${video.height}`,
        backgroundColor: video.placeholder ?? undefined,
        // Visible until the poster has loaded, which can take seconds on a slow connection.
        backgroundImage: video.preview ? `url(${video.preview})` : undefined,
      }}
    >
      {t.rich("no_player", { link: (words) => <a href={video.videoUrl}>{words}</a> })}
    </video>
  );
}
