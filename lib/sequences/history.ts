import type { Clip } from "./content";

type Clips = readonly Clip[];

/** `tag` names what was changed last: dragging a handle is one step, however many places it passed. */
export type ClipHistory = { past: Clips[]; present: Clips; future: Clips[]; tag: string | null };

/** Steps that can be undone. */
const STEPS = 100;

export const beginHistory = (present: Clips): ClipHistory => ({ past: [], present, future: [], tag: null });

/** Adds a step; one with the same `tag` as the last one belongs to it. Unchanged clips are no step. */
export function addStep(history: ClipHistory, next: Clips, tag: string | null = null): ClipHistory {
  const { past, present } = history;
  if (same(present, next)) return history;
  if (tag !== null && tag === history.tag) return { ...history, present: next, future: [] };
  return { past: [...past, present].slice(-STEPS), present: next, future: [], tag };
}

export function undoClips(history: ClipHistory): ClipHistory {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], tag: null };
}

export function redoClips(history: ClipHistory): ClipHistory {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, tag: null };
}

/** Changes every state alike, for what is no step of the user: undoing must not bring back a wrong length. */
export const correctAll = (history: ClipHistory, correct: (clips: Clips) => Clips): ClipHistory => ({
  ...history,
  past: history.past.map(correct),
  present: correct(history.present),
  future: history.future.map(correct),
});

const same = (a: Clips, b: Clips): boolean => JSON.stringify(a) === JSON.stringify(b);
