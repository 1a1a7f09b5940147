import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { loadSequences } from "@/lib/sequences/loaders";
import { smpte } from "@/lib/sequences/timeline";
import { type Arrangement, arrange, tagsOf } from "./arrange";
import { ArrangeLinks } from "./arrange-links";
import { DeleteButton } from "./delete-button";
import { SequenceCover } from "./sequence-cover";

/** A user's sequences, all of them or those with a tag. */
export async function Sequences({ now }: { now: Arrangement }) {
  const [all, t, list, language] = await Promise.all([
    loadSequences(),
    getTranslations("sequences"),
    getTranslations("sequenceList"),
    getLocale(),
  ]);
  if (all.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  const items = arrange(all, now, language);
  return (
    <>
      <ArrangeLinks tags={tagsOf(all)} now={now} />
      <p className="mb-3 text-faint text-sm">
        {items.length > 0 ? list("total", { count: items.length }) : list("none")}
      </p>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
        {items.map(({ id, name, tags, clips, frames, rate, cover }) => (
          <li key={id} className="min-w-0">
            <Link href={`/sequences/${id}`} prefetch={false} className="group block rounded-md">
              <SequenceCover cover={cover} />
              <span dir="auto" className="mt-2 block truncate font-medium">
                {name}
              </span>
            </Link>
            <div className="flex items-start justify-between gap-2 text-faint text-sm">
              <span className="min-w-0">
                {t("count", { count: clips })} · <span className="timecode">{smpte(frames, rate)}</span>
                {tags.length > 0 && (
                  <span dir="auto" className="block truncate">
                    {tags.join(", ")}
                  </span>
                )}
              </span>
              <DeleteButton id={id} name={name} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
