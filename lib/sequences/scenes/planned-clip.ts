import type { Clip } from "@/lib/sequences/content";
import { plainClip } from "@/lib/sequences/timeline";

export type PlannedScene = { name: string; seconds: number };

/** A planned scene as a clip of a sequence with this many frames a second. */
export function plannedClip({ name, seconds }: PlannedScene, rate: number): Clip {
  const frames = Math.max(1, Math.round(seconds * rate));
  return { ...plainClip, key: crypto.randomUUID(), videoId: null, name, frames, in: 0, out: frames };
}
