import type { GenerationWithImages } from "@/db/generations/generation-queries";
import type { Generation } from "@/db/schema/generations";
import { isModel } from "@/lib/provider/models";
import { literal } from "./choices";
import { DEFAULTS, type Duration, isDuration, isRatio, type Ratio } from "./settings";
import { type ImageView, imageView } from "./view";

/** What a composer can start with: a prompt whose `@image1` is images[0], and the settings. */
export type ComposerSeed = {
  prompt: string;
  images: ImageView[];
  /** The first image is the first frame of the new video. */
  firstFrame?: boolean;
  ratio: Ratio;
  duration: Duration;
  model: string;
  /** The user's own generation that this comes from. */
  from?: string;
};

/** A video's settings; one that is no longer offered becomes the default. */
export const offeredSettings = ({ ratio, duration, model }: Pick<Generation, "ratio" | "duration" | "model">) => ({
  ratio: isRatio(ratio) ? ratio : DEFAULTS.ratio,
  duration: isDuration(duration) ? duration : DEFAULTS.duration,
  model: isModel(model) ? model : DEFAULTS.model,
});

/** What was submitted, as a text that the composer reads as exactly this one. */
export const composerSeed = ({ row, images }: GenerationWithImages): ComposerSeed => ({
  prompt: literal(row.prompt),
  images: images.map(imageView),
  ...offeredSettings(row),
  from: row.id,
});
