import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CompareLink } from "@/components/detail/compare/compare-link";
import { loadBatch } from "@/lib/gallery/batch";
import type { GenerationDetail, GenerationView } from "@/lib/generations/view";

/** What tells the films of one press apart. */
function difference(films: readonly GenerationView[]): "ratio" | "duration" | "take" {
  if (new Set(films.map(({ ratio }) => ratio)).size > 1) return "ratio";
  return new Set(films.map(({ duration }) => duration)).size > 1 ? "duration" : "take";
}

/** The other films of the same press, in the order in which they were asked for. */
export async function BatchStrip({ generation: { id, setId } }: { generation: GenerationDetail }) {
  const films = await loadBatch(setId);
  if (films.length < 2 || setId === null) return null;
  const [t, states] = await Promise.all([getTranslations("detail.set"), getTranslations("states")]);
  const differs = difference(films);
  const words = (film: GenerationView, at: number) => {
    if (differs === "ratio") return film.ratio;
    return differs === "duration" ? t("seconds", { count: film.duration }) : t("take", { number: at + 1 });
  };
  return (
    <section aria-labelledby="set">
      <div className="mb-2 flex flex-wrap items-center gap-x-4">
        <h2 id="set" className="grow text-faint text-sm">
          {t(differs === "take" ? "takes" : differs, { count: films.length })}
        </h2>
        <Link
          href={{ pathname: "/gallery", query: { set: setId } }}
          prefetch={false}
          className="py-1 text-lamp-text text-sm underline-offset-4 hover:underline"
        >
          {t("all")}
        </Link>
        <CompareLink films={films} />
      </div>
      <ol className="-mx-1 flex gap-2 overflow-x-auto px-1 pt-1 pb-2">
        {films.map((film, at) => (
          <li key={film.id} className="shrink-0">
            <Link
              href={`/gallery/${film.id}`}
              prefetch={false}
              aria-current={film.id === id ? "page" : undefined}
              aria-label={t("one", { what: words(film, at), state: states(film.parked ? "parked" : film.state) })}
              className="group flex flex-col gap-1 text-soft hover:text-ink aria-[current]:text-lamp-text"
            >
              <Still film={film} />
              <span className="timecode text-center">{words(film, at)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

async function Still({ film }: { film: GenerationView }) {
  const states = await getTranslations("states");
  const { posterUrl, placeholder, width, height, state, parked } = film;
  return (
    <span
      className="grid h-20 min-w-14 place-items-center overflow-hidden rounded-sm bg-sunken ring-lamp ring-offset-2 ring-offset-ground group-aria-[current]:ring-2 sm:h-24"
      style={{ aspectRatio: `${width} / ${height}`, backgroundColor: placeholder ?? undefined }}
    >
      {posterUrl ? (
        <img src={posterUrl} alt="" loading="lazy" className="size-full object-cover" />
      ) : state === "ready" ? null : (
        <span className={`px-1 text-center text-xs ${state === "failed" ? "text-danger" : "text-making"}`}>
          {states(parked ? "parked" : state)}
        </span>
      )}
    </span>
  );
}
