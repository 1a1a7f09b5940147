import { getTranslations } from "next-intl/server";
import type { SharedPicture } from "@/lib/shares/shared-view";

/** The film's references as contact prints, numbered as the prompt counts them. */
export async function SharedPictures({ pictures }: { pictures: SharedPicture[] }) {
  const t = await getTranslations("share");
  return (
    <section>
      <h2 className="text-sm text-soft">{t("references")}</h2>
      <ol className="mt-3 flex flex-wrap gap-3">
        {pictures.map((picture, index) => (
          <li key={picture.url} className="relative">
            <img
              src={picture.url}
              alt={t("reference_alt", { place: index + 1 })}
              width={picture.width}
              height={picture.height}
              loading="lazy"
              className="h-28 w-auto rounded-sm bg-sunken"
            />
            <span aria-hidden="true" className="timecode absolute start-1 bottom-1 rounded-sm bg-ground/85 px-1.5">
              {index + 1}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
