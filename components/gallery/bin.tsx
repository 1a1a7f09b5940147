import { getTranslations } from "next-intl/server";
import { loadBin } from "@/lib/gallery/bin-loader";
import { BinItem } from "./bin-item";
import { EmptyBin } from "./empty-bin";
import { GalleryWords } from "./words";

/** What was deleted in the last thirty days, and can come back. */
export async function Bin() {
  const [items, t] = await Promise.all([loadBin(), getTranslations("gallery.bin")]);
  if (items.length === 0) return <p className="py-16 text-center text-soft">{t("empty")}</p>;
  return (
    <GalleryWords also="bin">
      <p className="mb-4 flex flex-wrap items-center justify-between gap-3 text-sm text-soft">
        {t("intro")}
        <EmptyBin />
      </p>
      <ul className="flex flex-col gap-1">
        {items.map(({ generation, daysLeft }) => (
          <BinItem key={generation.id} generation={generation} daysLeft={daysLeft} />
        ))}
      </ul>
    </GalleryWords>
  );
}
