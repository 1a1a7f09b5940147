import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { ShareView } from "@/lib/shares/view";

/** The link's first video as a thumbnail in its own ratio; empty when the video is in the trash. */
export function LinkThumbnail({ link }: { link: ShareView }) {
  const video = link.cover;
  return (
    <span className="grid h-14 w-20 shrink-0 place-items-center">
      <span
        className="block max-h-full max-w-full overflow-hidden rounded-sm bg-sunken"
        style={{
          aspectRatio: video ? `${video.width} / ${video.height}` : "16 / 9",
          backgroundColor: video?.placeholder ?? undefined,
          [video && video.height > video.width ? "height" : "width"]: "100%",
        }}
      >
        {video?.posterUrl ? (
          <img src={cardPosterUrl(video.posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
        ) : null}
      </span>
    </span>
  );
}
