import { getTranslations } from "next-intl/server";
import type { ImageView } from "@/lib/generations/view";

/** The images as thumbnails, numbered as in the prompt. */
export async function VideoImages({ images }: { images: ImageView[] }) {
  if (images.length === 0) return null;
  const t = await getTranslations("detail");
  return (
    <section aria-labelledby="images">
      <h2 id="images" className="mb-2 text-faint text-sm">
        {t("images")}
      </h2>
      <ol className="grid grid-cols-5 gap-2">
        {images.map((image, at) => (
          <li key={image.id} className="relative">
            <a href={image.url} target="_blank" rel="noreferrer" className="block rounded-sm">
              <img
                src={image.thumbUrl}
                alt={t("image", { number: at + 1, name: image.name })}
                loading="lazy"
                className="aspect-square w-full rounded-sm bg-sunken object-cover"
              />
            </a>
            <span
              aria-hidden="true"
              className="timecode pointer-events-none absolute bottom-1 left-1 rounded-[3px] bg-black/60 px-1 text-white"
            >
              {at + 1}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
