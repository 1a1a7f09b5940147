import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Arrangement, arrangementUrl, SORTS } from "./arrange";

const LINK =
  "inline-flex min-h-11 items-center rounded-md px-2.5 text-soft hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink md:min-h-9";

/** Links that filter the list by a tag and sort it: they work before any script, and in a new tab. */
export function ArrangeLinks({ tags, now }: { tags: readonly string[]; now: Arrangement }) {
  const t = useTranslations("sequenceList");
  const link = (to: Arrangement, word: string, label?: string) => (
    <li key={word}>
      <Link
        href={arrangementUrl(to) as Route}
        prefetch={false}
        aria-label={label}
        aria-current={to.tag === now.tag && to.sort === now.sort ? "true" : undefined}
        className={LINK}
      >
        <bdi className="max-w-40 truncate">{word}</bdi>
      </Link>
    </li>
  );
  return (
    <div className="mb-4 flex flex-wrap justify-between gap-x-6 gap-y-2 text-sm">
      {tags.length > 0 ? (
        <nav aria-label={t("filter")}>
          <ul className="flex flex-wrap gap-1">
            {link({ ...now, tag: null }, t("all_tags"))}
            {tags.map((tag) => link({ ...now, tag }, tag, t("with_tag", { tag })))}
          </ul>
        </nav>
      ) : (
        <span />
      )}
      <nav aria-label={t("sort")}>
        <ul className="flex flex-wrap gap-1">{SORTS.map((sort) => link({ ...now, sort }, t(`sort_${sort}`)))}</ul>
      </nav>
    </div>
  );
}
