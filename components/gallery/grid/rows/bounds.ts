/** Cards are between upright and wide; a more extreme video is cropped in its card, or no row could hold it. */
const [TALLEST, WIDEST] = [9 / 16, 21 / 9];

/** The width to height of a video's card. */
export const cardRatio = ({ width, height }: { width: number; height: number }): number =>
  Math.min(WIDEST, Math.max(TALLEST, width / height || 1));

/** What rows of a page may look like, in pixels: every full row is from `low` to `high`, preferably `target`. */
export type Bounds = { width: number; gap: number; target: number; low: number; high: number };

/**
 * The bounds of rows in a page of this width. On a phone a single card may fill the width. `low` is what a row has at
 * least that gets one card after another until it is no higher than `high`, so that rows exist for any mix of ratios. A
 * third of `high` lets a row of equal cards take one more, so that a new video does not move every row below it.
 */
export function boundsFor(width: number): Bounds {
  const gap = width < 640 ? 8 : width < 1024 ? 10 : 12;
  const target = 180 + 0.045 * width;
  const high = width < 480 ? width / TALLEST + 1 : target * 1.5;
  let low = Math.min(target * 0.7, high * 0.32, width / WIDEST);
  for (let cards = 1; cards * TALLEST * high < width - (cards - 1) * gap; cards++) {
    low = Math.min(low, (width - cards * gap) / ((width - (cards - 1) * gap) / high + WIDEST));
  }
  return { width, gap, target, low: Math.max(1, Math.floor(low)), high: Math.ceil(high) };
}

/** The height at which cards with this sum of ratios fill the width. */
export const fillHeight = ({ width, gap }: Bounds, ratios: number, cards: number): number =>
  (width - (cards - 1) * gap) / ratios;
