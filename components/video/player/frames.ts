import { timecode } from "@/components/video/timecode";

/** Frames per second, until the video's own rate is known. */
export const USUAL_RATE = 24;

/** Common frame rates. A measurement is rounded to one that is near. */
const RATES = [12, 15, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60];

/** The available speeds. */
export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The index of the frame at a time. Adds a small amount, because 3/24 s may be stored as 0.12499. */
export const frameAt = (seconds: number, rate: number): number => Math.floor(seconds * rate + 0.01);

/** The middle of a frame: at its edge, a browser may show the previous one. */
export const middleOf = (frame: number, rate: number): number => (frame + 0.5) / rate;

/** The time after stepping by so many frames, within the video. */
export function stepped(seconds: number, by: number, rate: number, duration: number): number {
  const last = Math.max(0, Math.ceil(duration * rate - 0.01) - 1);
  const frame = Math.min(last, Math.max(0, frameAt(seconds, rate) + by));
  return Math.min(duration, middleOf(frame, rate));
}

/** Minutes, seconds and the frame within the second: 0:04 · f11. */
export function frameTime(seconds: number, rate: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
  const second = Math.floor(whole + 0.0005);
  const frame = Math.min(Math.ceil(rate) - 1, Math.max(0, frameAt(whole - second, rate)));
  return `${timecode(second * 1000)} · f${String(frame).padStart(2, "0")}`;
}

/** The next speed, faster (1) or slower (-1). */
export function nextSpeed(now: number, way: 1 | -1): number {
  const at = SPEEDS.findIndex((speed) => speed >= now - 0.001);
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (at < 0 ? SPEEDS.length - 1 : at) + way))] ?? 1;
}

/** The frame rate from the seconds between frames; null while they make no sense. */
export function rateFrom(gaps: readonly number[]): number | null {
  const sorted = gaps.filter((gap) => gap > 0.005 && gap < 0.5).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined || sorted.length < 4) return null;
  // The file rounds single gaps, but their mean is exact. A gap far from the median skipped a frame.
  const even = sorted.filter((gap) => Math.abs(gap - middle) < middle * 0.1);
  const rate = even.length / even.reduce((sum, gap) => sum + gap, 0);
  const known = RATES.reduce((best, one) => (Math.abs(one - rate) < Math.abs(best - rate) ? one : best));
  return Math.abs(known - rate) / rate < 0.02 ? known : rate;
}
