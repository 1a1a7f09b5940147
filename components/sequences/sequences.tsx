import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { loadSequences } from "@/lib/sequences/loaders";
import { smpte } from "@/lib/sequences/timeline";
import { DeleteButton } from "./delete-button";

/** A user's sequences, the most recently changed first. */
export async function Sequences() {
  const [items, t] = await Promise.all([loadSequences(), getTranslations("sequences")]);
  if (items.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {items.map(({ id, name, clips, frames, rate, cover }) => (
        <li key={id}>
          <Link href={`/sequences/${id}`} prefetch={false} className="group block rounded-md">
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
            <span dir="auto" className="mt-2 block truncate font-medium">
              {name}
            </span>
          </Link>
          <div className="flex items-center justify-between gap-2 text-faint text-sm">
            <span>
              {t("count", { count: clips })} · <span className="timecode">{smpte(frames, rate)}</span>
            </span>
            <DeleteButton id={id} name={name} />
          </div>
        </li>
      ))}
    </ul>
  );
}
