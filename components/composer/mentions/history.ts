import type { Work } from "./work";

export type History = {
  past: readonly Work[];
  present: Work;
  future: readonly Work[];
  /** What the last step was and when: letters typed in one breath are one step. */
  last: { kind: string; at: number } | null;
};

/** Steps that are kept. */
const DEPTH = 200;
/** Milliseconds without a key after which typing begins a new step. */
const BREATH = 900;

export const begin = (present: Work): History => ({ past: [], present, future: [], last: null });

const same = (a: Work, b: Work): boolean => a.doc === b.doc && a.pictures === b.pictures && a.gone === b.gone;

/** Steps of the same `kind` that follow in one breath are one step; `once` is always its own. */
export function advance(history: History, next: Work, kind: "type" | "carry" | "once", now: number): History {
  const { past, present, last } = history;
  if (same(next, present)) return next.caret === present.caret ? history : { ...history, present: next };
  const joined = kind !== "once" && last?.kind === kind && now - last.at < BREATH;
  return {
    past: joined ? past : [...past, present].slice(-DEPTH),
    present: next,
    future: [],
    last: { kind, at: now },
  };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: null,
  };
}

export function redo(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, last: null };
}

/** Takes a picture out of every step: its file was refused, and undo must not bring back what cannot be sent. */
export function forget(history: History, key: string): History {
  const clean = (work: Work): Work => ({
    ...work,
    pictures: work.pictures.filter((picture) => picture.key !== key),
    gone: work.gone.filter((picture) => picture.key !== key),
  });
  return {
    ...history,
    past: history.past.map(clean),
    present: clean(history.present),
    future: history.future.map(clean),
  };
}
