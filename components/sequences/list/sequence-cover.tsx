import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { SequenceCard } from "@/lib/sequences/content";

/** The poster of a sequence's first video. */
export const SequenceCover = ({ cover }: Pick<SequenceCard, "cover">) => (
  <span
    className="block aspect-video overflow-hidden rounded-md bg-sunken"
    style={cover?.placeholder ? { backgroundColor: cover.placeholder } : undefined}
  >
    {cover?.posterUrl && (
      <img
        src={cardPosterUrl(cover.posterUrl)}
        alt=""
        loading="lazy"
        className="size-full object-cover transition-[filter] duration-150 group-hover:brightness-110"
      />
    )}
  </span>
);
