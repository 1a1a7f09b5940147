import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { loadExportsWith, loadSequencesWith } from "@/lib/sequences/loaders";
import { AddButton } from "./add-button";
import type { AddedVideo } from "./add-dialog";

const LINE = "flex min-h-11 items-center truncate text-sm hover:underline md:min-h-9";

/** The sequences that a finished video is in, and the way into another one. */
export async function InSequences({ video }: { video: AddedVideo }) {
  const [t, sequences, exported] = await Promise.all([
    getTranslations("sequences"),
    loadSequencesWith(video.id),
    loadExportsWith(video.id),
  ]);
  return (
    <section aria-labelledby="sequences">
      <h2 id="sequences" className="mb-1 text-faint text-sm">
        {t("title")}
      </h2>
      <ul>
        {sequences.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/sequences/${id}`} prefetch={false} dir="auto" className={LINE}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {exported.length > 0 && <ExportedAs videos={exported} />}
      <AddButton
        video={video}
        label={t("add.title")}
        className="-ml-2.5 inline-flex min-h-11 items-center gap-2 rounded-md px-2.5 text-soft text-sm hover:bg-raised hover:text-ink md:min-h-9"
      />
    </section>
  );
}

/** The exported videos that it is part of. */
async function ExportedAs({ videos }: { videos: { id: string; title: string | null }[] }) {
  const t = await getTranslations("exported");
  return (
    <>
      <h3 id="exported-as" className="mt-2 text-faint text-sm">
        {t("as")}
      </h3>
      <ul aria-labelledby="exported-as">
        {videos.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/gallery/${id}`} prefetch={false} dir="auto" className={LINE}>
              {title ?? t("video")}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
