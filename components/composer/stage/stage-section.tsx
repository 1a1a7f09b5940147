import { getTranslations } from "next-intl/server";
import { loadGalleryPage } from "@/lib/generations/loaders";
import { Stage } from "./stage";
import { Starters } from "./starters";

/** The newest videos beside the composer, or starters while there is none. */
export async function StageSection() {
  const [page, t] = await Promise.all([loadGalleryPage(), getTranslations("compose.stage")]);
  return (
    <section aria-label={t("label")} className="min-w-0">
      <Stage initial={page}>{page.items.length === 0 && <Starters />}</Stage>
    </section>
  );
}
