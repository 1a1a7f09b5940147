import type { Role } from "@/lib/generations/roles";
import type { Duration, Ratio } from "@/lib/generations/settings";

/** How much of a subject a shot shows, from far to near; `detail` draws hands, and `overhead` looks from above. */
export type ShotSize = "wide" | "full" | "medium" | "close" | "detail" | "over" | "overhead";

/** The camera move in a shot. */
export type CameraMove = "still" | "in" | "out" | "pan" | "track" | "orbit" | "up" | "down" | "hand";

/** One frame of a template's storyboard: its duration in seconds, shot size and camera move. */
export type StarterFrame = { seconds: number; size: ShotSize; move: CameraMove };

/**
 * A prompt template. `text` has `[placeholders]` to fill in and mentions the images it needs as `@image1` and so on;
 * their roles are `roles`. The frames add up to the duration of the video.
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
