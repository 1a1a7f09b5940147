import type { Estimate } from "./block-map";

/** The same breakpoints as in tiles.module.css: row height and gap by the width of the container. */
const STEPS = [
  { from: 1024, row: 216, gap: 12 },
  { from: 640, row: 176, gap: 10 },
  { from: 0, row: 144, gap: 8 },
] as const;

/** The height of a month's heading, and the gap between two runs. */
export const HEADING = 52;

/** Estimates the height of runs from the mean of the known ratios, until each is rendered and measured. */
export function estimateFor(aspect: number, headings: boolean): (width: number) => Estimate {
  return (width) => {
    const { row, gap } = STEPS.find((step) => width >= step.from) ?? STEPS[2];
    const across = Math.max(1, Math.floor((width + gap) / (aspect * row + gap)));
    const height = Math.min((width - gap * (across - 1)) / (aspect * across), row * 1.7);
    return {
      block: (count) => Math.ceil(count / across) * (height + gap),
      heading: headings ? HEADING : 0,
    };
  };
}

export function meanAspect(videos: readonly { width: number; height: number }[]): number {
  if (videos.length === 0) return 1.5;
  return videos.reduce((sum, video) => sum + video.width / video.height, 0) / videos.length;
}
