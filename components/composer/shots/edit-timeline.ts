import { givesDuration, headLike } from "./head";
import type { Cut, ShotTimeline } from "./timeline";
import { durationOf, endOf, fills, GRID, hasTimes, placed, retimed, SHORTEST, snap, tidyTime } from "./times";

/** The shots by their numbers, in their order, instead of by seconds. `head` is that of the first. */
export const numbered = (timeline: ShotTimeline, head: string): ShotTimeline => ({
  ...timeline,
  cuts: timeline.cuts.map((cut, at) => ({ ...cut, head: headLike(head, 0, 0, at + 1) })),
});

/** Moves a shot to another index. Shots keep their durations and gaps keep their places. */
export function moveCut(timeline: ShotTimeline, from: number, to: number): ShotTimeline {
  const { cuts } = timeline;
  const cut = cuts[from];
  const place = Math.max(0, Math.min(cuts.length - 1, to));
  if (!cut || place === from) return timeline;
  const others = cuts.filter((one) => one !== cut);
  const moved = [...others.slice(0, place), cut, ...others.slice(place)];
  const plain = !cuts.some((one) => givesDuration(one.head));
  const pauses = cuts.map((one, at) => (plain ? Math.max(0, (cuts[at + 1]?.from ?? one.to) - one.to) : 0));
  const times = placed(moved.map(durationOf), cuts[0]?.from ?? 0, pauses);
  const next = { ...timeline, cuts: moved.map((one, at) => ({ ...one, gap: cuts[at]?.gap ?? "" })) };
  return retimed(next, times, true);
}

/** Removes a shot with its text; the previous shot (or the next, for the first) gets its time. */
export function removeCut(timeline: ShotTimeline, index: number): ShotTimeline {
  const { cuts } = timeline;
  const gone = cuts[index];
  if (!gone) return timeline;
  const last = index === cuts.length - 1;
  const left = cuts
    .filter((cut) => cut !== gone)
    .map((cut, at, all) => (last && at === all.length - 1 ? { ...cut, gap: "" } : cut));
  const times = left.map(({ from, to }, at) => {
    if (index > 0) return { from, to: at === index - 1 ? Math.max(to, gone.to) : to };
    return { from: at === 0 ? Math.min(from, gone.from) : from, to };
  });
  return retimed({ ...timeline, cuts: left }, times, true);
}

/** The shot to split for a new one: the chosen one if it is long enough, else the longest; -1 when none is. */
function shared(cuts: readonly Cut[], chosen: number): number {
  const can = (at: number) => cuts.slice(at, at + 1).some((cut) => at >= 0 && durationOf(cut) >= 2 * SHORTEST);
  if (can(chosen)) return chosen;
  const longest = cuts.reduce((best, cut, at) => (durationOf(cut) > durationOf(cuts[best] ?? cut) ? at : best), 0);
  return can(longest) ? longest : -1;
}

/** Whether the shots share the video evenly, so that one more can share it too. */
function isEven({ cuts }: ShotTimeline, duration: number): boolean {
  const durations = cuts.map(durationOf);
  const fine = Math.max(...durations) - Math.min(...durations) <= GRID;
  return fine && fills(endOf({ cuts }), duration) && duration >= (cuts.length + 1) * SHORTEST;
}

/** Whether there is time for another shot. */
export const hasRoom = (timeline: ShotTimeline, duration: number): boolean =>
  timeline.cuts.length === 0 ||
  (!hasTimes(timeline) && timeline.cuts.length < duration / SHORTEST) ||
  duration - endOf(timeline) >= SHORTEST ||
  isEven(timeline, duration) ||
  shared(timeline.cuts, -1) >= 0;

/**
 * Adds an empty shot: the first fills the video, and the next fills what is left. Shots that share the video evenly
 * still do so afterwards; of others, the chosen one is halved. Shots without times are only numbered. `first` is the
 * format of the first one. Returns its index, or null when there is no time for it.
 */
export function addCut(
  timeline: ShotTimeline,
  chosen: number,
  duration: number,
  first = "0-0s: ",
): { timeline: ShotTimeline; index: number } | null {
  const { cuts } = timeline;
  const end = endOf(timeline);
  if (cuts.length === 0) return { timeline: insert(timeline, 0, { from: 0, to: duration }, first), index: 0 };
  if (!hasTimes(timeline)) {
    const index = chosen < 0 ? cuts.length : Math.min(chosen + 1, cuts.length);
    return cuts.length < duration / SHORTEST
      ? { timeline: insert(timeline, index, { from: index, to: index + 1 }), index }
      : null;
  }
  if (duration - end >= SHORTEST) {
    return { timeline: insert(timeline, cuts.length, { from: end, to: duration }), index: cuts.length };
  }
  if (isEven(timeline, duration)) {
    const index = chosen < 0 ? cuts.length : Math.min(chosen + 1, cuts.length);
    const { from, to } = cuts[index - 1] ?? { from: 0, to: duration };
    const more = insert(timeline, index, { from: index === cuts.length ? to : from, to });
    const edge = (at: number) => (at > cuts.length ? duration : snap((at * duration) / (cuts.length + 1)));
    const times = more.cuts.map((_cut, at) => ({ from: edge(at), to: edge(at + 1) }));
    return { timeline: retimed(more, times, true), index };
  }
  const at = shared(cuts, chosen);
  const cut = cuts[at];
  if (!cut) return null;
  const middle = tidyTime(Math.max(cut.from + SHORTEST, snap(cut.from + durationOf(cut) / 2)));
  const shorter = retimed(
    timeline,
    cuts.map((one) => (one === cut ? { from: one.from, to: middle } : one)),
  );
  return { timeline: insert(shorter, at + 1, { from: middle, to: cut.to }), index: at + 1 };
}

function insert(
  timeline: ShotTimeline,
  at: number,
  { from, to }: { from: number; to: number },
  first = "0-0s: ",
): ShotTimeline {
  const { before, cuts } = timeline;
  const like = cuts[at - 1];
  const between = cuts.find((cut) => cut.gap !== "")?.gap ?? "\n";
  const fresh: Cut = { from, to, head: headLike(like?.head ?? first, from, to, at + 1), body: [], gap: "" };
  const last = at === cuts.length;
  const all = [
    ...cuts.slice(0, at).map((cut, place) => (place === at - 1 && last ? { ...cut, gap: between } : cut)),
    { ...fresh, gap: last ? "" : between },
    ...cuts.slice(at),
  ];
  const opened = cuts.length === 0 ? startOnNewLine(before) : before;
  return retimed({ ...timeline, before: opened, cuts: all }, all, true);
}

/** Shots start on a new line after the text before them. */
function startOnNewLine(before: ShotTimeline["before"]): ShotTimeline["before"] {
  const last = before.at(-1);
  return last === undefined || (typeof last === "string" && last.endsWith("\n")) ? before : [...before, "\n"];
}
