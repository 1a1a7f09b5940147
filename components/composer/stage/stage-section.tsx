import { getTranslations } from "next-intl/server";
import { preload } from "react-dom";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { promptStart } from "@/components/video/prompt-start";
import { loadNewest } from "@/lib/generations/loaders";
import { packViews } from "@/lib/generations/packed-views";
import type { GenerationView } from "@/lib/generations/view";
import { groupByBatch, OLDER } from "./groups";
import { Stage } from "./stage";
import { Starters } from "./starters";

/** Enough videos for the stage and the submits under it, some of which have several. */
const LOADED = 18;

/** The newest videos, and the starters while there are none. */
export async function StageSection() {
  const [page, t] = await Promise.all([loadNewest(LOADED), getTranslations("compose.stage")]);
  const shown = new Set(
    groupByBatch(page.items)
      .slice(0, 1 + OLDER)
      .flatMap(({ videos }) => videos),
  );
  const poster = page.items[0]?.posterUrl;
  // The largest image of the first screen; the browser would find it after the scripts.
  if (poster) preload(cardPosterUrl(poster), { as: "image", fetchPriority: "high" });
  return (
    <section aria-label={t("label")} className="min-w-0">
      <Stage initial={packViews(page.items.filter((view) => shown.has(view)).map(forStage))} at={page.at}>
        {page.items.length === 0 && <Starters />}
      </Stage>
    </section>
  );
}

/** Only what the stage shows of a video: a page contains it as markup as well. */
const forStage = (view: GenerationView): GenerationView => ({
  ...view,
  prompt: promptStart(view.prompt, 120),
  images: view.failure?.class === "moderation_image" ? view.images : [],
});
