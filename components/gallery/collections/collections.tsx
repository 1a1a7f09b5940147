import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { loadCollections } from "@/lib/gallery/collections";

/** A user's collections with their covers; they are created from selected videos. */
export async function Collections() {
  const [items, t] = await Promise.all([loadCollections(), getTranslations("gallery.collections")]);
  if (items.length === 0) return <p className="text-balance py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
      {items.map(({ id, name, n, cover }) => (
        <li key={id}>
          <Link href={`/gallery/collections/${id}`} className="group block rounded-md">
            <span
              className="block aspect-video overflow-hidden rounded-md bg-sunken"
              style={cover?.placeholder ? { backgroundColor: cover.placeholder } : undefined}
            >
              {cover?.posterUrl && (
                <img
                  src={cover.posterUrl}
                  alt=""
                  loading="lazy"
                  className="size-full object-cover transition-[filter] duration-150 group-hover:brightness-110"
                />
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
