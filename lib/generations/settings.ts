/**
 * Limits and choices as data, read by the button, the form and the server alike. They belong to the model and the
 * provider and will change with them. Sources: the provider's API page (ratios, durations, nine images) and the
 * sizes that resellers of the model publish for 720p.
 */

export const RATIOS = ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"] as const;
export type Ratio = (typeof RATIOS)[number];

/** Pixels of the finished video at 720p. */
export const DIMENSIONS: Record<Ratio, { width: number; height: number }> = {
  "16:9": { width: 1280, height: 720 },
  "9:16": { width: 720, height: 1280 },
  "1:1": { width: 960, height: 960 },
  "4:3": { width: 1112, height: 834 },
  "3:4": { width: 834, height: 1112 },
  "21:9": { width: 1470, height: 630 },
};

/** Seconds. */
export const DURATIONS = [5, 10, 15] as const;
export type Duration = (typeof DURATIONS)[number];

export const MODELS = ["seedance-2.0"] as const;
export type Model = (typeof MODELS)[number];

export const MAX_IMAGES = 9;
/** Characters. The provider documents no limit; the composer promises to stay quick at this one. */
export const MAX_PROMPT = 4_000;

export const DEFAULTS: { ratio: Ratio; duration: Duration; model: Model } = {
  ratio: "16:9",
  duration: 5,
  model: "seedance-2.0",
};

export const isRatio = (value: unknown): value is Ratio => RATIOS.some((ratio) => ratio === value);
export const isDuration = (value: unknown): value is Duration => DURATIONS.some((duration) => duration === value);
export const isModel = (value: unknown): value is Model => MODELS.some((model) => model === value);
