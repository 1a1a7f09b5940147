import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { loadCollections } from "@/lib/gallery/collections";

/** A person's collections by name; they are made where videos are chosen. */
export async function Collections() {
  const [items, t] = await Promise.all([loadCollections(), getTranslations("gallery.collections")]);
  if (items.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {items.map(({ id, name, n }) => (
        <li key={id}>
          <Link
            href={`/gallery/collections/${id}`}
            className="flex min-h-12 items-center justify-between gap-4 rounded-md bg-surface px-4 hover:bg-raised"
          >
            <span className="truncate">{name}</span>
            <span className="text-faint text-sm">{t("count", { count: n })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
