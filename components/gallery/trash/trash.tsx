import { getTranslations } from "next-intl/server";
import { VideoMessages } from "@/components/video/video-messages";
import { TRASH_DAYS } from "@/lib/gallery/limits";
import { loadTrash } from "@/lib/gallery/trash-loader";
import { EmptyTrash } from "./empty-trash";
import { TrashItem } from "./trash-item";

/** Videos deleted in the last thirty days, which can be restored. */
export async function Trash() {
  const [items, t] = await Promise.all([loadTrash(), getTranslations("gallery.trash")]);
  if (items.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <VideoMessages also="trash">
      <p className="mb-4 flex flex-wrap items-center justify-between gap-3 text-sm text-soft">
        {t("intro", { days: TRASH_DAYS })}
        <EmptyTrash />
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-4 gap-y-6">
        {items.map(({ generation, daysLeft }) => (
          <TrashItem key={generation.id} generation={generation} daysLeft={daysLeft} />
        ))}
      </ul>
    </VideoMessages>
  );
}
