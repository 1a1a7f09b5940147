import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { plainCredits } from "@/components/video/credits";
import type { ComparedFilm } from "@/lib/gallery/compare";
import type { PictureView } from "@/lib/generations/view";
import { letterOf } from "./letter";

type Fact = { name: string; of: (film: ComparedFilm) => string; show?: (film: ComparedFilm) => ReactNode };

/** Pictures and settings in a table that shows only what differs. */
export async function Differences({ films }: { films: ComparedFilm[] }) {
  const [t, detail] = await Promise.all([getTranslations("look.compare"), getTranslations("detail")]);
  const facts: Fact[] = [
    {
      name: detail("pictures"),
      of: (film) => film.pictures.map(({ id }) => id).join(),
      show: (film) => <Pictures pictures={film.pictures} none={t("none")} />,
    },
    { name: detail("ratio"), of: (film) => film.ratio },
    { name: detail("duration"), of: (film) => detail("seconds", { count: film.duration }) },
    { name: detail("model"), of: (film) => film.model },
    { name: detail("frame"), of: (film) => `${film.width} × ${film.height}` },
    {
      name: detail("charged"),
      of: ({ consumed }) =>
        consumed === null
          ? detail("chargedUnknown.unknown")
          : detail("credits", { amount: plainCredits(consumed), count: Number(consumed) }),
    },
  ];
  const differing = facts.filter(({ of }) => new Set(films.map(of)).size > 1);
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="mb-3 text-faint text-sm">
        {t("differences")}
      </h2>
      {differing.length === 0 ? (
        <p className="text-soft text-sm">{t("sameSettings")}</p>
      ) : (
        <table className="w-full table-fixed text-left text-sm">
          <thead>
            <tr className="text-faint">
              <th scope="col" className="w-22 pb-2 font-normal sm:w-28">
                <span className="sr-only">{t("what")}</span>
              </th>
              {films.map((film, at) => (
                <th key={film.id} scope="col" className="timecode pb-2 font-semibold">
                  {letterOf(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ name, of, show = of }) => (
              <tr key={name} className="align-top shadow-[0_-1px_0_var(--line)]">
                <th scope="row" className="py-2.5 pr-3 font-normal text-soft">
                  {name}
                </th>
                {films.map((film) => (
                  <td key={film.id} className="break-words py-2.5 pr-2 tabular-nums">
                    {show(film)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Pictures({ pictures, none }: { pictures: PictureView[]; none: string }) {
  if (pictures.length === 0) return none;
  return (
    <ol className="flex flex-wrap gap-1">
      {pictures.map((picture, at) => (
        <li key={picture.id}>
          <img
            src={picture.thumbUrl}
            alt={`@image${at + 1}: ${picture.name}`}
            loading="lazy"
            className="size-9 rounded-[3px] object-cover"
          />
        </li>
      ))}
    </ol>
  );
}
