import type { CSSProperties } from "react";

type Sized = { width: number; height: number };

/**
 * The size of a stage on which each of these videos fits, as large as the window allows: it depends on their ratios
 * alone, so nothing moves when one loads or another is chosen. `below` is the height that is kept for what follows.
 */
export function stageSize(videos: Sized[], below: string): CSSProperties {
  const ratios = videos.map(({ width, height }) => width / height);
  const [widest, tallest] = [Math.max(...ratios).toFixed(4), Math.min(...ratios).toFixed(4)];
  // A phone on its side has no room for both: the video comes first.
  const height = `max(100svh - ${below}, 60svh)`;
  return { width: `min(100%, ${height} * ${widest})`, aspectRatio: tallest, maxHeight: height };
}

/** Space above the stage, so that it stands slightly above the middle of what is left. */
export const spaceAbove = ({ width, aspectRatio }: CSSProperties, below: string): string =>
  `max(0px, (100svh - ${below} - ${width} / ${aspectRatio}) / 3)`;
