import type { ShareView } from "@/lib/shares/view";

/** The link's first film, small and in its own shape. An empty dark frame where it is in the bin. */
export function LinkThumbnail({ link }: { link: ShareView }) {
  const film = link.cover;
  return (
    <span className="grid h-14 w-20 shrink-0 place-items-center">
      <span
        className="block max-h-full max-w-full overflow-hidden rounded-sm bg-sunken"
        style={{
          aspectRatio: film ? `${film.width} / ${film.height}` : "16 / 9",
          backgroundColor: film?.placeholder ?? undefined,
          [film && film.height > film.width ? "height" : "width"]: "100%",
        }}
      >
        {film?.posterUrl ? <img src={film.posterUrl} alt="" loading="lazy" className="size-full object-cover" /> : null}
      </span>
    </span>
  );
}
