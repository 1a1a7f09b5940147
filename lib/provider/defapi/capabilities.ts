import type { Capabilities } from "../port";

/**
 * What the provider offers. A ratio, a duration or a model is one line here, and everything else follows: names, grid,
 * validation, estimates, the simulator's videos.
 *
 * Sources: the provider's API page (ratios, durations, nine images), the model's published image limits, and the sizes
 * that resellers of the model publish for 720p. No prompt limit is documented; the composer stays fast at this one.
 */
export const DEFAPI_CAPABILITIES = {
  models: {
    "seedance-2.0": "Seedance 2.0",
  },
  ratios: {
    "16:9": { width: 1280, height: 720 },
    "9:16": { width: 720, height: 1280 },
    "1:1": { width: 960, height: 960 },
    "4:3": { width: 1112, height: 834 },
    "3:4": { width: 834, height: 1112 },
    "21:9": { width: 1470, height: 630 },
  },
  durations: [5, 10, 15],
  defaults: { model: "seedance-2.0", ratio: "16:9", duration: 5 },
  images: { max: 9, maxBytes: 30_000_000, minSide: 300, minAspect: 0.4, maxAspect: 2.5 },
  maxPrompt: 4_000,
  // Above it the provider cuts the connection, which would look like "unknown".
  maxRequestBytes: 64 * 1024 * 1024,
  callbacks: true,
} as const satisfies Capabilities;
