import type { Timeline } from "./content";

/** `tag` names what was changed last: dragging a handle is one step, however many places it passed. */
export type TimelineHistory = { past: Timeline[]; present: Timeline; future: Timeline[]; tag: string | null };

/** Steps that can be undone. */
const STEPS = 100;

export const beginHistory = (present: Timeline): TimelineHistory => ({ past: [], present, future: [], tag: null });

/** Adds a step; one with the same `tag` as the last one belongs to it. An unchanged timeline is no step. */
export function addStep(history: TimelineHistory, next: Timeline, tag: string | null = null): TimelineHistory {
  const { past, present } = history;
  if (same(present, next)) return history;
  if (tag !== null && tag === history.tag) return { ...history, present: next, future: [] };
  return { past: [...past, present].slice(-STEPS), present: next, future: [], tag };
}

export function undoTimeline(history: TimelineHistory): TimelineHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], tag: null };
}

export function redoTimeline(history: TimelineHistory): TimelineHistory {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, tag: null };
}

/** Changes every state alike, for what is no step of the user: undoing must not bring back a wrong length. */
export const correctAll = (history: TimelineHistory, correct: (timeline: Timeline) => Timeline): TimelineHistory => ({
  ...history,
  past: history.past.map(correct),
  present: correct(history.present),
  future: history.future.map(correct),
});

const same = (a: Timeline, b: Timeline): boolean => JSON.stringify(a) === JSON.stringify(b);
