import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ShareVideo } from "@/components/share/owner/share-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { RelativeTime } from "@/components/video/relative-time";
import type { SequenceView } from "@/lib/sequences/content";
import { loadExports } from "@/lib/sequences/loaders";
import { ExportButton } from "./export-button";

/** What a sequence was exported as, with the links to the newest, or how to export it. */
export async function SequenceExports({ sequence }: { sequence: SequenceView }) {
  const [t, exports] = await Promise.all([getTranslations("exported"), loadExports(sequence)]);
  const [newest] = exports;
  return (
    <section aria-labelledby="exports" className="flex flex-col gap-2">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="exports" className="font-medium">
          {t("list")}
        </h2>
        {newest ? <ShareVideo id={newest.id} /> : null}
        <ExportButton label={t("export")} hidden={Boolean(newest)} />
      </div>
      {newest ? null : <p className="text-soft text-sm">{t("share_first")}</p>}
      <ul className="flex flex-col empty:hidden">
        {exports.map(({ id, at, posterUrl, changed }) => (
          <li key={id}>
            <Link
              href={`/gallery/${id}`}
              prefetch={false}
              className="flex min-h-14 items-center gap-3 rounded-md p-1 text-sm hover:bg-raised"
            >
              <span className="h-11 w-18 shrink-0 overflow-hidden rounded-sm bg-sunken">
                {posterUrl && (
                  <img src={cardPosterUrl(posterUrl)} alt="" loading="lazy" className="size-full object-cover" />
                )}
              </span>
              <span className="flex min-w-0 flex-col">
                <RelativeTime at={at} />
                {changed && <span className="text-faint text-xs">{t("changed")}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
