import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Filters } from "@/components/gallery/filters/filters";
import { Gallery } from "@/components/gallery/gallery";
import { SelectButton } from "@/components/gallery/selection/select-button";
import { requireUser } from "@/lib/auth/session";
import { readFilter } from "@/lib/gallery/filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gallery"))("title") };
}

export default async function GalleryPage({ searchParams }: PageProps<"/gallery">) {
  await requireUser();
  const [t, query] = await Promise.all([getTranslations("gallery"), searchParams]);
  const value = (name: string) => [query[name]].flat()[0];
  const filter = readFilter(value);
  return (
    <main className="px-4 pt-4 pb-20 sm:px-6 md:pr-12 lg:pl-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
        <nav aria-label={t("places")} className="-mx-2.5 flex gap-1 text-sm">
          {(["collections", "import", "trash"] as const).map((place) => (
            <Link
              key={place}
              href={`/gallery/${place}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-md px-2.5 text-soft hover:text-ink md:min-h-8"
            >
              {t(`${place}.title`)}
            </Link>
          ))}
          <SelectButton label={t("select")} />
        </nav>
      </div>
      {/* Without a fallback that would come first: a browser without a script could not replace it. */}
      <Filters filter={filter} />
      <Gallery filter={filter} before={value("before")} />
    </main>
  );
}
