import type { Output } from "@/lib/sequences/content";

type Size = { width: number; height: number };

/** Ratios that differ by less than this are one: 1280 × 718 is 16:9. */
const NEARLY = 0.02;

const pixels = ({ width, height }: Size): number => width * height;

/** H.264 with 4:2:0 colors has even sides. */
const even = (side: number): number => Math.max(2, Math.round(side / 2) * 2);

/**
 * The pixels of an exported video, by the sizes of its clips in their order. Its ratio is the first clip's own where the
 * chosen one is nearly the same. A first clip that has no more pixels than 16:9 has in the chosen resolution keeps its
 * size, if none is larger: the models' 960 × 960 is their 720p. Otherwise the shorter side is the resolution, but never
 * more than that of the largest clip: enlarging adds bytes and nothing to see.
 */
export function outputSize(output: Output, clips: readonly Size[]): Size {
  const first = clips[0] ?? { width: 1280, height: 720 };
  const own = first.width / first.height;
  const [across = 16, down = 9] = output.ratio === "first" ? [] : output.ratio.split(":").map(Number);
  const asked = output.ratio === "first" ? own : across / down;
  const isOwn = Math.abs(asked / own - 1) < NEARLY;
  const most = Math.min(output.resolution ** 2 * (16 / 9), pixels(first));
  if (isOwn && clips.every((clip) => pixels(clip) <= most * (1 + NEARLY)))
    return { width: even(first.width), height: even(first.height) };
  const largest = clips.reduce((side, { width, height }) => Math.max(side, Math.min(width, height)), 0);
  const short = Math.min(output.resolution, largest || output.resolution);
  const ratio = isOwn ? own : asked;
  const [width, height] = ratio < 1 ? [short, short / ratio] : [short * ratio, short];
  return { width: even(width), height: even(height) };
}
