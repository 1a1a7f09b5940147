import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UsedElement } from "@/lib/generations/view";

/** The elements that a video was sent with, by their names of then; a deleted one is a name only. */
export async function UsedElements({ elements = [] }: { elements?: UsedElement[] }) {
  if (elements.length === 0) return null;
  const t = await getTranslations("elements");
  return (
    <section aria-labelledby="elements">
      <h2 id="elements" className="mb-2 text-faint text-sm">
        {t("title")}
      </h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {elements.map(({ id, name, kind }) => (
          <li key={name} className="flex min-h-11 items-center gap-1.5 md:min-h-8">
            {id ? (
              <Link
                href={`/elements/${id}` as Route}
                dir="auto"
                className="text-lamp-text underline underline-offset-4"
              >
                {name}
              </Link>
            ) : (
              <span dir="auto">{name}</span>
            )}
            <span className="text-faint">{t(`kinds.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
