import type { ShotTimeline } from "./timeline";
import { durationOf, GRID, retimed, SHORTEST, snap, tidyTime } from "./times";

/** The range in seconds for the end of a shot; the time comes from the next shot. */
export function endRange({ cuts }: ShotTimeline, index: number, duration: number): [number, number] {
  const [cut, next] = [cuts[index], cuts[index + 1]];
  if (!cut) return [0, 0];
  const least = Math.min(cut.to, cut.from + SHORTEST);
  if (!next) return [least, Math.max(duration, cut.to)];
  const most = next.from === cut.to ? next.to - SHORTEST : next.from;
  return [least, Math.max(cut.to, most)];
}

/** Moves the end of a shot; an adjacent next shot starts there. */
export function moveEnd(timeline: ShotTimeline, index: number, to: number, duration: number): ShotTimeline {
  const [least, most] = endRange(timeline, index, duration);
  const end = tidyTime(Math.min(most, Math.max(least, snap(to))));
  const { cuts } = timeline;
  const joined = cuts[index + 1]?.from === cuts[index]?.to;
  const times = cuts.map(({ from, to }, at) => {
    if (at === index) return { from, to: end };
    return at === index + 1 && joined ? { from: end, to } : { from, to };
  });
  return retimed(timeline, times);
}

/** Scales the shots to fill the video, keeping their proportions. */
export function stretch(timeline: ShotTimeline, duration: number): ShotTimeline {
  const { cuts } = timeline;
  const fine = cuts.length * GRID <= duration ? GRID : 0.1;
  const whole = cuts.reduce((sum, cut) => sum + durationOf(cut), 0);
  let [elapsed, start] = [0, 0];
  const times = cuts.map((cut, at) => {
    elapsed += whole > 0 ? durationOf(cut) : 1;
    const share = (elapsed / (whole > 0 ? whole : cuts.length)) * duration;
    const left = cuts.length - 1 - at;
    const to = left === 0 ? duration : Math.min(duration - left * fine, Math.max(start + fine, snap(share, fine)));
    const time = { from: start, to: tidyTime(to) };
    start = time.to;
    return time;
  });
  return retimed(timeline, times);
}
