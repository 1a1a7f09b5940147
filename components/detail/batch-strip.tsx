import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CompareLink } from "@/components/detail/compare/compare-link";
import { choiceLine } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { loadBatch } from "@/lib/gallery/batch";
import type { GenerationDetail, GenerationView } from "@/lib/generations/view";

/** What differs between the videos of one batch. */
function difference(videos: readonly GenerationView[]): "ratio" | "duration" | "choices" | "variation" {
  if (new Set(videos.map(({ ratio }) => ratio)).size > 1) return "ratio";
  if (new Set(videos.map(({ duration }) => duration)).size > 1) return "duration";
  return new Set(videos.map(choiceLine)).size > 1 ? "choices" : "variation";
}

/** The other videos of the same batch, in the order in which they were submitted. */
export async function BatchStrip({ generation: { id, batchId } }: { generation: GenerationDetail }) {
  const videos = await loadBatch(batchId);
  if (videos.length < 2 || batchId === null) return null;
  const [t, states] = await Promise.all([getTranslations("detail.batch"), getTranslations("states")]);
  const differs = difference(videos);
  const words = (video: GenerationView, at: number) => {
    if (differs === "ratio") return video.ratio;
    if (differs === "choices") return choiceLine(video) ?? t("variation", { number: at + 1 });
    return differs === "duration" ? t("seconds", { count: video.duration }) : t("variation", { number: at + 1 });
  };
  return (
    <section aria-labelledby="batch">
      <div className="mb-1 flex flex-wrap items-center gap-x-4">
        <h2 id="batch" className="grow text-faint text-sm">
          {t(differs === "ratio" || differs === "duration" ? differs : "variations", { count: videos.length })}
        </h2>
        <Link
          href={{ pathname: "/gallery", query: { batch: batchId } }}
          prefetch={false}
          className="py-1 text-lamp-text text-sm underline-offset-4 hover:underline"
        >
          {t("all")}
        </Link>
        <CompareLink videos={videos} />
      </div>
      <ol className="-mx-1 flex gap-2 overflow-x-auto px-1 pt-1 pb-2">
        {videos.map((video, at) => (
          <li key={video.id} className="shrink-0">
            <Link
              href={`/gallery/${video.id}`}
              prefetch={false}
              aria-current={video.id === id ? "page" : undefined}
              aria-label={t("one", { what: words(video, at), state: states(video.stalled ? "stalled" : video.state) })}
              className="group flex flex-col gap-1 text-soft hover:text-ink aria-[current]:text-lamp-text"
            >
              <Thumbnail video={video} />
              <span dir="auto" className="timecode max-w-28 truncate text-center">
                {words(video, at)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

async function Thumbnail({ video }: { video: GenerationView }) {
  const states = await getTranslations("states");
  const { posterUrl, placeholder, width, height, state, stalled } = video;
  return (
    <span
      className="grid h-16 min-w-12 place-items-center overflow-hidden rounded-sm bg-sunken ring-lamp ring-offset-2 ring-offset-ground group-aria-[current]:ring-2"
      style={{ aspectRatio: `${width} / ${height}`, backgroundColor: placeholder ?? undefined }}
    >
      {posterUrl ? (
        <img src={cardPosterUrl(posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
      ) : state === "ready" ? null : (
        <span className={`px-1 text-center text-xs ${state === "failed" ? "text-danger" : "text-making"}`}>
          {states(stalled ? "stalled" : state)}
        </span>
      )}
    </span>
  );
}
