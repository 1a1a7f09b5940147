import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { loadCollections } from "@/lib/gallery/collections";

/** A user's collections with their covers; they are created from selected videos. */
export async function Collections() {
  const [items, t] = await Promise.all([loadCollections(), getTranslations("gallery.collections")]);
  if (items.length === 0)
    return (
      <div className="flex flex-col items-center gap-4 py-16 text-center">
        <p className="text-balance text-soft">{t("empty")}</p>
        <Link href={{ pathname: "/gallery" }} className={buttonClass()}>
          {t("none.action")}
        </Link>
      </div>
    );
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {items.map(({ id, name, n, cover }) => (
        <li key={id}>
          <Link href={`/gallery/collections/${id}`} className="group block rounded-md">
            <span
              className="grid aspect-video place-items-center overflow-hidden rounded-md bg-sunken text-faint"
              style={cover?.placeholder ? { backgroundColor: cover.placeholder } : undefined}
            >
              {cover?.posterUrl ? (
                <img
                  src={cardPosterUrl(cover.posterUrl)}
                  alt=""
                  loading="lazy"
                  className="size-full object-cover transition-[filter] duration-150 group-hover:brightness-110"
                />
              ) : (
                <Icon name="layers" className="size-6" />
              )}
            </span>
            <span dir="auto" className="mt-2 block truncate font-medium">
              {name}
            </span>
            <span className="block text-faint text-sm">{t("count", { count: n })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
