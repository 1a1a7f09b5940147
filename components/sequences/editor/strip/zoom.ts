/** Pixels of a second: the least shows weeks, the most single frames. */
const ZOOM = { min: 0.0001, max: 480 };
/** How much a button or key zooms at once. */
export const ZOOM_STEP = 1.5;
/** Wider, and browsers place elements at wrong pixels. */
const WIDEST = 8_000_000;
/** Pixels kept free behind the last clip: its end must be reached by a finger. */
export const END_ROOM = 64;

/** Pixels of a second, within what `seconds` in all allow. */
export const clampZoom = (zoom: number, seconds: number): number =>
  Math.max(ZOOM.min, Math.min(zoom, ZOOM.max, WIDEST / Math.max(1, seconds)));

/** The zoom at which everything is seen at once. */
export const fitZoom = (seconds: number, width: number): number =>
  clampZoom(Math.max(1, width - END_ROOM) / Math.max(1, seconds), seconds);

/** Pixels between two marks with a time: less, and the times touch each other. */
const MARK = 76;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200];

/** How many frames are between two marks of the ruler. */
export function markStep(zoom: number, rate: number): number {
  const least = (MARK / zoom) * rate;
  const frames = [1, 2, 4, 6, 12].filter((step) => step < rate && rate % step === 0);
  const steps = [...frames, ...SECONDS.map((seconds) => seconds * rate)];
  return steps.find((step) => step >= least) ?? Math.ceil(least / (3_600 * rate)) * 3_600 * rate;
}

/** The frames that have a mark from one to another, both in frames. */
export function marksIn([from, to]: readonly [number, number], step: number): number[] {
  const first = Math.max(0, Math.ceil(from / step));
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * step);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A mark's time: 1:05, 1:00:05, or 0:05:12 with its frame where marks are closer than a second. */
export function markTime(frame: number, step: number, rate: number): string {
  const seconds = Math.floor(frame / rate);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const time = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return step < rate ? `${time}:${two(frame % rate)}` : time;
}

/** Pixels of one notch of a wheel: less comes from two fingers on a trackpad. */
const NOTCH = 50;

/** How much is zoomed by a wheel that is turned with Ctrl, or by two fingers on a trackpad, which browsers tell alike. */
export const wheelZoom = ({ deltaY, deltaMode }: Pick<WheelEvent, "deltaY" | "deltaMode">): number =>
  Math.exp(-deltaY * (deltaMode > 0 ? 0.07 : Math.abs(deltaY) < NOTCH ? 0.01 : 0.002));

/** Two fingers on the strip: the pixels between them, and of their middle from the strip's left edge. */
export type Pinch = { span: number; x: number };

/** Fingers that are closer than this one would zoom to any size at once. */
const LEAST_SPAN = 24;

/** The zoom after a pinch that began at `first`, where the zoom was `zoom` and the strip scrolled by `left` pixels. */
export function pinchZoom(
  first: Pinch & { zoom: number; left: number },
  now: Pinch,
  rate: number,
): { zoom: number; anchor: { frame: number; x: number } } {
  const zoom = (first.zoom * Math.max(LEAST_SPAN, now.span)) / Math.max(LEAST_SPAN, first.span);
  return { zoom, anchor: { frame: ((first.left + first.x) / first.zoom) * rate, x: now.x } };
}
