import { getTranslations } from "next-intl/server";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import type { SharedVideo } from "@/lib/shares/shared-view";

type Props = { video: SharedVideo; label: string; className?: string; options?: PlayerOptions };

/**
 * The browser's own player: it needs no script, knows the keyboard, and speaks the visitor's language. Its frame takes
 * the video's shape before a byte of it has come, so that nothing moves afterwards. Nothing of the video is loaded
 * before the page is drawn, unless there is no other image of it.
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
        // Seen until the poster has come, on a slow line seconds later.
        backgroundImage: video.preview ? `url(${video.preview})` : undefined,
      }}
    >
      {t.rich("no_player", { link: (words) => <a href={video.videoUrl}>{words}</a> })}
    </video>
  );
}
