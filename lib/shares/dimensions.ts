import type { Generation } from "@/db/schema";
import { DIMENSIONS, isRatio } from "@/lib/generations/settings";

/** The video's size in pixels: as measured, else as its ratio promises. */
export function dimensionsOf(video: Pick<Generation, "ratio" | "videoWidth" | "videoHeight">) {
  const promised = DIMENSIONS[isRatio(video.ratio) ? video.ratio : "16:9"];
  return { width: video.videoWidth ?? promised.width, height: video.videoHeight ?? promised.height };
}
