import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { timecode } from "@/components/video/timecode";
import type { GenerationDetail } from "@/lib/generations/view";
import { loadExport } from "@/lib/sequences/loaders";
import { SeekButton } from "./seek-button";

/** How an exported video was made: its sequence, and its clips, each of which can be played from its beginning. */
export async function ExportedFrom({ generation }: { generation: GenerationDetail }) {
  const [t, made] = await Promise.all([getTranslations("exported"), loadExport(generation.id)]);
  if (!made || !generation.video) return null;
  const { url } = generation.video;
  return (
    <section aria-labelledby="exported" className="flex flex-col gap-2">
      <h2 id="exported" className="text-faint text-sm">
        {t("from")}
      </h2>
      {made.sequence ? (
        <div className="flex flex-wrap items-center gap-2">
          <Link
            href={`/sequences/${made.sequence.id}`}
            prefetch={false}
            dir="auto"
            className="flex min-h-11 min-w-0 grow items-center truncate text-sm hover:underline md:min-h-9"
          >
            {made.sequence.name}
          </Link>
          <Link
            href={{ pathname: `/sequences/${made.sequence.id}`, query: { export: "" } }}
            prefetch={false}
            className={buttonClass("plain")}
          >
            <Icon name="rotate-ccw" />
            {t("again")}
          </Link>
        </div>
      ) : (
        <p className="text-soft text-sm">{t("sequence_gone")}</p>
      )}
      <ol aria-label={t("clips")} className="flex flex-col">
        {made.clips.map(({ at, name, video }, index) => (
          <li key={at} className="flex items-center gap-1">
            <SeekButton
              url={url}
              seconds={at}
              className="flex min-h-11 min-w-0 grow items-center gap-3 rounded-md p-1 text-start text-sm hover:bg-raised"
            >
              <span className="timecode w-10 shrink-0 text-end text-soft">{timecode(at * 1000)}</span>
              {video?.posterUrl ? (
                <img
                  src={cardPosterUrl(video.posterUrl)}
                  alt=""
                  loading="lazy"
                  className="h-9 w-14 shrink-0 rounded-sm bg-sunken object-cover"
                />
              ) : (
                <span className="grid h-9 w-14 shrink-0 place-items-center rounded-sm bg-sunken text-faint">
                  {!video && <Icon name="link-2-off" />}
                </span>
              )}
              <bdi className="min-w-0 truncate">{name || t("scene", { number: index + 1 })}</bdi>
              {!video && <span className="ms-auto shrink-0 text-faint text-xs">{t("clip_gone")}</span>}
            </SeekButton>
            {video && (
              <Link
                href={`/gallery/${video.id}`}
                prefetch={false}
                aria-label={t("open_clip", { name: name || t("scene", { number: index + 1 }) })}
                className="inline-flex min-h-11 shrink-0 items-center px-2 text-lamp-text text-sm hover:underline md:min-h-9"
              >
                {t("open")}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
