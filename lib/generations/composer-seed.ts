import type { GenerationWithPictures } from "@/db/generations/generation-queries";
import { DEFAULTS, type Duration, isDuration, isModel, isRatio, type Model, type Ratio } from "./settings";
import { type PictureView, pictureView } from "./view";

/** What a composer can begin with: a prompt whose `@image1` is pictures[0], and the settings. */
export type ComposerSeed = {
  prompt: string;
  pictures: PictureView[];
  /** The first picture is the first frame of what is to be written. */
  firstFrame?: boolean;
  ratio: Ratio;
  duration: Duration;
  model: Model;
  /** The viewer's own generation that this is of. */
  from?: string;
};

/** What was sent once. A setting that is not offered any more becomes the usual one. */
export const composerSeed = ({ row, pictures }: GenerationWithPictures): ComposerSeed => ({
  prompt: row.prompt,
  pictures: pictures.map(pictureView),
  ratio: isRatio(row.ratio) ? row.ratio : DEFAULTS.ratio,
  duration: isDuration(row.duration) ? row.duration : DEFAULTS.duration,
  model: isModel(row.model) ? row.model : DEFAULTS.model,
  from: row.id,
});
