import type { Point } from "@/lib/sequences/content";

/** A part of a video, in shares of its width and height. */
type Part = { x: number; y: number; width: number; height: number };

/** What remains of a video when it fills a box of another ratio; both ratios are width to height, the focus in percent. */
export function remainder(video: number, box: number, focus: Point): Part {
  const [width, height] = [Math.min(1, box / video), Math.min(1, video / box)];
  return { x: ((1 - width) * focus.x) / 100, y: ((1 - height) * focus.y) / 100, width, height };
}

/** The focus with which the middle of what remains is nearest to a place; where nothing is cut off, it stays. */
export function focusAt(place: Point, part: Part, focus: Point): Point {
  const along = (at: number, share: number, now: number) =>
    share >= 1 ? now : Math.round(Math.min(1, Math.max(0, (at - share / 2) / (1 - share))) * 100);
  return { x: along(place.x, part.width, focus.x), y: along(place.y, part.height, focus.y) };
}
