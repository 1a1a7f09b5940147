import { getTranslations } from "next-intl/server";
import { preload } from "react-dom";
import { SwipeArea } from "@/components/detail/navigation/swipe-area";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { Video } from "@/components/video/video";
import type { GenerationDetail } from "@/lib/generations/view";
import { loadCaptionTrack } from "@/lib/sequences/captions/serve-captions";
import { ServedState } from "./served-state";

/** The video on a stage that is dark in both themes, or the state that replaces it. */
export async function DetailScreen({ generation }: { generation: GenerationDetail }) {
  const [t, player, captions] = await Promise.all([
    getTranslations("detail"),
    getTranslations("look.player"),
    loadCaptionTrack(generation.id),
  ]);
  const { video, state, stalled } = generation;
  // The largest thing on the page.
  if (video && generation.posterUrl)
    preload(cardPosterUrl(generation.posterUrl), { as: "image", fetchPriority: "high" });
  return (
    <SwipeArea className="stage flex min-h-0 flex-col overflow-hidden bg-sunken text-ink lg:col-start-1 lg:row-span-2 lg:row-start-1">
      {video && state === "ready" && !stalled ? (
        <Video
          video={generation}
          label={t("video")}
          captions={captions && { ...captions, label: player("captions") }}
        />
      ) : (
        // Text has its own height: in the video's ratio, a phone would cut it off.
        <div className="relative grid min-h-64 grow overflow-y-auto sm:min-h-96">
          <div className="m-auto w-full max-w-3xl p-5 sm:p-8">
            <ServedState generation={generation} />
          </div>
        </div>
      )}
    </SwipeArea>
  );
}
