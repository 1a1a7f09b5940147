import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { SwipeArea } from "@/components/detail/navigation/swipe-area";
import { Video } from "@/components/video/video";
import type { GenerationDetail } from "@/lib/generations/view";
import { DetailState } from "./detail-state";

/** The video in its own ratio, as large as fits, or the state that replaces it. */
export async function DetailScreen({ generation }: { generation: GenerationDetail }) {
  const t = await getTranslations("detail");
  const { width, height, video, state, stalled, lastTrouble } = generation;
  const frame: CSSProperties = {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc(74dvh * ${(width / height).toFixed(4)}))`,
    backgroundColor: generation.placeholder ?? undefined,
  };
  // Text needs its own height: in a wide ratio, a phone would cut it off.
  const ended = state === "failed" || state === "unconfirmed" || state === "canceled";
  const words = stalled || ended || (state === "saving" && lastTrouble !== null);
  return (
    <SwipeArea className="overflow-hidden rounded-lg bg-sunken">
      {words ? (
        <div className="mx-auto flex min-h-64 w-full max-w-3xl flex-col justify-center p-5 sm:min-h-96 sm:p-8">
          <DetailState generation={generation} />
        </div>
      ) : video ? (
        <Video video={generation} label={t("video")} />
      ) : (
        <div className="mx-auto grid overflow-hidden rounded-md" style={frame}>
          <DetailState generation={generation} />
        </div>
      )}
    </SwipeArea>
  );
}
