import { CAPABILITIES } from "@/lib/provider/capabilities";

/** The provider's choices and limits for the composer, used by the button, the form and the server alike. */

export type Ratio = keyof typeof CAPABILITIES.ratios;
/** Pixels of the finished video. */
export const DIMENSIONS: Record<Ratio, { width: number; height: number }> = CAPABILITIES.ratios;
export const RATIOS = Object.keys(DIMENSIONS) as Ratio[];

/** Seconds. */
export type Duration = (typeof CAPABILITIES.durations)[number];
export const DURATIONS: readonly Duration[] = CAPABILITIES.durations;

export const MAX_IMAGES = CAPABILITIES.images.max;
/** Characters. */
export const MAX_PROMPT = CAPABILITIES.maxPrompt;
/** Number of variations offered, besides one of every ratio or duration. */
const VARIATIONS = 4;
/** Combinations of a prompt's choices that are generated together; a page of a batch shows as many. */
const COMBINATIONS = 24;
/** Generations in one batch. */
export const MAX_BATCH = Math.max(VARIATIONS, COMBINATIONS, RATIOS.length, DURATIONS.length);

export const DEFAULTS: { ratio: Ratio; duration: Duration; model: string } = CAPABILITIES.defaults;

/** The model vendor's own name for it. */
export type ModelChoice = { id: string; name: string };

export const isRatio = (value: unknown): value is Ratio => RATIOS.some((ratio) => ratio === value);
export const isDuration = (value: unknown): value is Duration => DURATIONS.some((duration) => duration === value);

/** Pixels of a video: as measured, else by its ratio. */
export function dimensionsOf(video: { ratio: string; videoWidth: number | null; videoHeight: number | null }) {
  const promised = DIMENSIONS[isRatio(video.ratio) ? video.ratio : DEFAULTS.ratio];
  return { width: video.videoWidth ?? promised.width, height: video.videoHeight ?? promised.height };
}

/** The ratio that is closest to a size, whichever of its sides is off. */
export function nearestRatio({ width, height }: { width: number; height: number }): Ratio {
  const off = (ratio: Ratio) =>
    Math.abs(Math.log((width * DIMENSIONS[ratio].height) / (height * DIMENSIONS[ratio].width)));
  return RATIOS.toSorted((a, b) => off(a) - off(b))[0] ?? DEFAULTS.ratio;
}
