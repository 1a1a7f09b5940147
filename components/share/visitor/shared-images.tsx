import { getTranslations } from "next-intl/server";
import type { SharedImage } from "@/lib/shares/shared-view";

/** The images, numbered as in the prompt. */
export async function SharedImages({ images }: { images: SharedImage[] }) {
  const t = await getTranslations("share");
  return (
    <section>
      <h2 className="text-sm text-soft">{t("images")}</h2>
      <ol className="mt-3 flex flex-wrap gap-3">
        {images.map((image, index) => (
          <li key={image.url} className="relative">
            <img
              src={image.url}
              alt={t("image_alt", { place: index + 1 })}
              width={image.width}
              height={image.height}
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
