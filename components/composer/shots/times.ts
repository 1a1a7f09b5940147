import { givesDuration, isTimed, retime } from "./head";
import type { Cut, ShotTimeline } from "./timeline";

/** Seconds. A shorter shot would only flicker. Times snap to half seconds, unless there are too many shots. */
export const SHORTEST = 1;
export const GRID = 0.5;

export const durationOf = (cut: Cut): number => Math.max(0, cut.to - cut.from);
export const snap = (value: number, grid = GRID): number => Math.round(value / grid) * grid;
export const tidyTime = (value: number): number => Math.round(value * 100) / 100;

export const endOf = ({ cuts }: Pick<ShotTimeline, "cuts">): number =>
  tidyTime(Math.max(0, ...cuts.map((cut) => cut.to)));

/** Whether the shots have times; without, they share the video in their order. */
export const hasTimes = ({ cuts }: Pick<ShotTimeline, "cuts">): boolean => cuts.every(({ head }) => isTimed(head));

/** Whether shots end with the video; three times 1.67 s count as five. */
export const fills = (end: number, duration: number): boolean => Math.abs(end - duration) < 0.1;

/** The shots with new times and matching heads. Heads whose times don't change aren't rewritten. */
export function retimed(
  timeline: ShotTimeline,
  times: readonly { from: number; to: number }[],
  renumber = false,
): ShotTimeline {
  let clock = 0;
  const cuts = timeline.cuts.map((cut, at) => {
    const time = times[at] ?? cut;
    const from = givesDuration(cut.head) ? clock : time.from;
    const to = tidyTime(from + time.to - time.from);
    clock = to;
    const same = from === cut.from && to === cut.to;
    if (same && !renumber) return cut;
    const place = renumber ? at + 1 : Number(/\d+/.exec(cut.head)?.[0]);
    return { ...cut, from, to, head: same && !givesDuration(cut.head) ? cut.head : retime(cut.head, from, to, place) };
  });
  return { ...timeline, cuts };
}

/** Durations laid end to end from `start`, each followed by its gap. */
export function placed(
  durations: readonly number[],
  start: number,
  gaps: readonly number[] = [],
): { from: number; to: number }[] {
  let clock = start;
  return durations.map((length, at) => {
    const from = tidyTime(clock);
    const to = tidyTime(from + length);
    clock = to + (gaps[at] ?? 0);
    return { from, to };
  });
}
