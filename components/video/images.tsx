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
      <ol className="flex flex-wrap gap-3">
        {images.map((image, at) => (
          <li key={image.id} className="relative">
            <a href={image.url} target="_blank" rel="noreferrer" className="block rounded-sm bg-raised p-1 pb-5">
              <img
                src={image.thumbUrl}
                alt={t("image", { number: at + 1, name: image.name })}
                loading="lazy"
                className="h-24 w-auto rounded-[3px]"
                style={{ aspectRatio: `${image.width} / ${image.height}` }}
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
