import Link from "next/link";
import { useTranslations } from "next-intl";
import { ratioStyle } from "@/components/gallery/grid/tiles";
import { Icon } from "@/components/ui/icon/icon";
import { nameVideo } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { GenerationView } from "@/lib/generations/view";

type Props = {
  generation: GenerationView;
  /** Instead of its prompt. */
  label?: string;
  /** Its place in its batch, from 1. */
  number?: number;
  /** How many videos it stands for. */
  count?: number;
  /** In justified rows, which give it its size. */
  inRows?: boolean;
  current: boolean;
  onChoose: (id: string) => void;
};

/** A small poster that puts its video on stage; opened in a new tab, or without a script, a link to its page. */
export function Thumbnail({ generation, label, number, count = 1, inRows = false, current, onChoose }: Props) {
  const t = useTranslations();
  const { id, width, height, posterUrl, placeholder, stalled } = generation;
  const state = t(`states.${stalled ? "stalled" : generation.state}`);
  const name = label ?? nameVideo(generation);
  const prompt = count > 1 ? `${name}, ${t("gallery.total", { count })}` : name;
  return (
    <li className={inRows ? "tile" : "shrink-0"} style={inRows ? ratioStyle(generation) : undefined}>
      <Link
        href={{ pathname: `/gallery/${id}` }}
        prefetch={false}
        data-card={id}
        aria-label={t("gallery.card", { prompt, state })}
        aria-current={current || undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onChoose(id);
        }}
        style={{ aspectRatio: `${width} / ${height}`, backgroundColor: placeholder ?? undefined }}
        className={`thumbnail ${inRows ? "h-full! min-w-0!" : ""}`}
      >
        {posterUrl ? (
          <img src={cardPosterUrl(posterUrl)} alt="" loading="lazy" decoding="async" className="thumbnail-poster" />
        ) : (
          generation.state !== "ready" && (
            <span
              aria-hidden
              title={state}
              className={`px-1 text-center text-xs ${generation.state === "failed" ? "text-danger" : "text-making"}`}
            >
              {/* No language's word fits into an upright one. */}
              {width >= height ? state : generation.state === "failed" ? "!" : "…"}
            </span>
          )
        )}
        {(number ?? (count > 1 ? count : null)) !== null && (
          <span
            aria-hidden
            className="timecode absolute top-1 left-1 flex items-center gap-1 rounded-sm bg-black/60 px-1 text-white"
          >
            {count > 1 && <Icon name="layers" className="size-3" />}
            {number ?? count}
          </span>
        )}
      </Link>
    </li>
  );
}
