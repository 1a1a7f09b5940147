import { getTranslations } from "next-intl/server";
import type { PictureView } from "@/lib/generations/view";

/** The pictures as contact prints, numbered as the prompt counts them. */
export async function VideoImages({ pictures }: { pictures: PictureView[] }) {
  if (pictures.length === 0) return null;
  const t = await getTranslations("detail");
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures" className="mb-2 text-faint text-sm">
        {t("pictures")}
      </h2>
      <ol className="flex flex-wrap gap-3">
        {pictures.map((picture, at) => (
          <li key={picture.id} className="relative">
            <a href={picture.url} target="_blank" rel="noreferrer" className="block rounded-sm bg-raised p-1 pb-5">
              <img
                src={picture.thumbUrl}
                alt={t("picture", { number: at + 1, name: picture.name })}
                loading="lazy"
                className="h-24 w-auto rounded-[3px]"
                style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
              />
            </a>
            <span aria-hidden="true" className="timecode absolute bottom-0.5 left-2 text-soft">
              {at + 1}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
