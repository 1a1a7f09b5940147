/** Seconds between the frames of a sprite, and the most that one has: a longer video has them farther apart. */
const STEP = 0.5;
const MOST = 30;
/** Frames drawn of one clip: a long one far zoomed in repeats none, it ends. */
const MOST_TILES = 400;

/** The times of a video at which a sprite has a frame, in order: the middle of each equal part. */
export function spriteTimes(seconds: number): number[] {
  const count = Math.max(1, Math.min(MOST, Math.ceil(seconds / STEP)));
  return Array.from({ length: count }, (_, at) => ((at + 0.5) * seconds) / count);
}

/** A frame of a sprite, counted from 0, at a distance in pixels from the clip's left edge. */
export type StripFrame = { left: number; frame: number };

type Part = {
  /** Seconds of the video: where the clip begins, and how long the whole is. */
  from: number;
  whole: number;
  /** Pixels of the clip, of one frame, and of a second. */
  width: number;
  tile: number;
  zoom: number;
  /** Frames of the sprite. */
  count: number;
};

/** Which frames of its sprite a clip shows, side by side: each the one nearest to what is at the middle of its place. */
export function stripFrames({ from, whole, width, tile, zoom, count }: Part): StripFrame[] {
  const tiles = Math.min(MOST_TILES, Math.max(1, Math.ceil(width / tile)));
  return Array.from({ length: tiles }, (_, at) => {
    const middle = Math.min((at + 0.5) * tile, (at * tile + width) / 2);
    const share = (from + middle / zoom) / whole;
    return { left: at * tile, frame: Math.max(0, Math.min(count - 1, Math.floor(share * count))) };
  });
}
