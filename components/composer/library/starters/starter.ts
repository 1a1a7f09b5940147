import type { Role } from "@/components/composer/prompt/roles";
import type { Duration, Ratio } from "@/lib/generations/settings";

/** How much of a person or a thing a shot shows, from far to near; `hands` and `overhead` are drawn as what they are. */
export type ShotSize = "wide" | "full" | "medium" | "close" | "detail" | "over" | "overhead";

/** What the camera does in a shot. */
export type CameraMove = "still" | "in" | "out" | "pan" | "track" | "orbit" | "up" | "down" | "hand";

/** One frame of a starter's storyboard: seconds it lasts, what it shows and how. */
export type StarterFrame = { seconds: number; size: ShotSize; move: CameraMove };

/**
 * A prompt to begin with. `text` holds what there is to fill in as `[holes]` and counts the images that it wants,
 * whose jobs are `roles`, as `@image1` and so on. The frames last as long as the video.
 */
export type Starter = {
  id: string;
  name: string;
  /** What it is good for, in a few words. */
  about: string;
  text: string;
  roles: readonly Role[];
  ratio: Ratio;
  duration: Duration;
  frames: readonly StarterFrame[];
};
