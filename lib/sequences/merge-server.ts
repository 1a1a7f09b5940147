import type { Clip, SequenceView, Timeline } from "./content";
import { MAX_CLIPS } from "./limits";

/** The writer of what was not changed on a sequence's own page. */
export const SERVER = "server";

/** Whether nobody but the server wrote since version `known`. */
export const isServersOnly = ({ version, content }: Pick<SequenceView, "version" | "content">, known: number) =>
  content.by === SERVER && version - content.seq <= known;

/**
 * Takes what the server wrote into a page's own timeline: videos that took the place of planned scenes, and clips that
 * were added. `base` is what both began with; all that was changed here stays.
 */
export function mergeServer(mine: Timeline, base: Pick<Timeline, "clips">, other: Pick<Timeline, "clips">): Timeline {
  const theirs = new Map(other.clips.map((clip) => [clip.key, clip]));
  const before = new Set(base.clips.map(({ key }) => key));
  const kept = mine.clips.map((clip) => {
    const filled = clip.videoId === null ? theirs.get(clip.key) : undefined;
    return filled?.videoId ? filledWith(clip, filled) : clip;
  });
  const here = new Set(kept.map(({ key }) => key));
  const added = other.clips.filter(({ key }) => !before.has(key) && !here.has(key));
  return { ...mine, clips: [...kept, ...added.slice(0, Math.max(0, MAX_CLIPS - kept.length))] };
}

/** A planned scene with the video that took its place. */
export const filledWith = (
  scene: Clip,
  { videoId, name, frames, in: first, out }: Pick<Clip, "videoId" | "name" | "frames" | "in" | "out">,
): Clip => ({ ...scene, videoId, name, frames, in: first, out });
