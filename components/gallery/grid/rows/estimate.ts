import { boundsFor } from "./bounds";
import type { GridUnit } from "./stack-units";

/** The height of the names of months above a row in which one begins. */
export const HEADING = 44;

/** `block`: the height of so many videos that aren't loaded yet. */
export type Estimate = { block: (count: number) => number; heading: number };

/** Estimates heights from what is loaded: the mean ratio of the cards, and how many videos form one. */
export function estimateFor(units: readonly GridUnit[], headings: boolean): (width: number) => Estimate {
  const videos = units.reduce((sum, unit) => sum + unit.videos.length, 0);
  const ratio = units.length === 0 ? 1.5 : units.reduce((sum, unit) => sum + unit.ratio, 0) / units.length;
  const cards = videos === 0 ? 1 : units.length / videos;
  return (width) => {
    const { gap, target } = boundsFor(width);
    const across = Math.max(1, Math.round((width + gap) / (ratio * target + gap)));
    const height = (width - (across - 1) * gap) / (ratio * across);
    return {
      block: (count) => Math.max(1, Math.round((count * cards) / across)) * (height + gap),
      heading: headings ? HEADING : 0,
    };
  };
}
