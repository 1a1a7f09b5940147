import type { Output } from "@/lib/sequences/content";

type Size = { width: number; height: number };

/** Ratios that differ by less than this are one: 1280 × 718 is 16:9. */
const NEARLY = 0.02;

/** H.264 with 4:2:0 colors has even sides. */
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

/**
 * The pixels of an exported video, by the sizes of its clips in their order. Its ratio is the first clip's own where the
 * chosen one is nearly the same. The shorter side is the chosen resolution, but never more than that of the largest clip:
 * enlarging adds bytes and nothing to see.
 */
export function outputSize(output: Output, clips: readonly Size[]): Size {
  const first = clips[0] ?? { width: 16, height: 9 };
  const own = first.width / first.height;
  const [across = 16, down = 9] = output.ratio === "first" ? [] : output.ratio.split(":").map(Number);
  const asked = output.ratio === "first" ? own : across / down;
  const ratio = Math.abs(asked / own - 1) < NEARLY ? own : asked;
  const largest = clips.reduce((most, { width, height }) => Math.max(most, Math.min(width, height)), 0);
  const short = Math.min(output.resolution, largest || output.resolution);
  const [width, height] = ratio < 1 ? [short, short / ratio] : [short * ratio, short];
  return { width: even(width), height: even(height) };
}
