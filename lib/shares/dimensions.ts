import type { Generation } from "@/db/schema";
import { DIMENSIONS, isRatio } from "@/lib/generations/settings";

/** The film's size in pixels: as measured, else as its ratio promises. */
export function dimensionsOf(film: Pick<Generation, "ratio" | "videoWidth" | "videoHeight">) {
  const promised = DIMENSIONS[isRatio(film.ratio) ? film.ratio : "16:9"];
  return { width: film.videoWidth ?? promised.width, height: film.videoHeight ?? promised.height };
}
