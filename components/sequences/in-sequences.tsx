import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { loadSequencesWith } from "@/lib/sequences/loaders";
import { AddButton } from "./add-button";
import type { AddedVideo } from "./add-dialog";

/** The sequences that a finished video is in, and the way into another one. */
export async function InSequences({ video }: { video: AddedVideo }) {
  const [t, sequences] = await Promise.all([getTranslations("sequences"), loadSequencesWith(video.id)]);
  return (
    <section aria-labelledby="sequences">
      <h2 id="sequences" className="mb-1 text-faint text-sm">
        {t("title")}
      </h2>
      <ul>
        {sequences.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`/sequences/${id}`}
              prefetch={false}
              dir="auto"
              className="flex min-h-11 items-center truncate text-sm hover:underline md:min-h-9"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <AddButton
        video={video}
        label={t("add.title")}
        className="inline-flex min-h-11 items-center gap-2 rounded-md px-2.5 text-soft text-sm hover:bg-raised hover:text-ink md:min-h-9"
      />
    </section>
  );
}
