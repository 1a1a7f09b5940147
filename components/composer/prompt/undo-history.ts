import type { PromptDocument } from "./prompt-document";
import { charsOf, sameDoc } from "./prompt-text";

export type History = {
  past: readonly PromptDocument[];
  present: PromptDocument;
  future: readonly PromptDocument[];
  /** The step that the next change may still belong to. */
  last: Run | null;
};

/**
 * How a change was made. `type`: by a key. `compose`: an input method writes and rewrites, up to `composed`. `carry`: a
 * gesture that changes the same thing many times. `once`: always a step of its own.
 */
export type Kind = "type" | "compose" | "composed" | "carry" | "once";

/** A step that goes on: since when it rests, and what of the text it has written. */
type Run = { kind: "put" | "take" | "compose" | "carry"; at: number; from: number; to: number; blank: boolean };

/** Steps that are kept. */
const DEPTH = 500;
/** Milliseconds without a key after which typing begins a new step. */
const BREATH = 900;

export const begin = (present: PromptDocument): History => ({ past: [], present, future: [], last: null });

const same = (a: PromptDocument, b: PromptDocument): boolean =>
  sameDoc(a.doc, b.doc) && a.images === b.images && a.gone === b.gone;

/**
 * Takes a change as a step back, or as the rest of the last one. What is typed is one step up to the end of a word or of a
 * line, up to a mention, until the caret was moved and until something is deleted, and so is what is deleted.
 */
export function advance(history: History, next: PromptDocument, kind: Kind, now: number): History {
  const { past, present, last } = history;
  if (same(next, present)) {
    const rests = next.caret === present.caret && (last === null || kind === "type" || kind === "compose");
    // The caret was moved: what is typed there is another step, and undo brings the caret back to where it began.
    return rests ? history : { ...history, present: { ...present, caret: next.caret }, last: null };
  }
  const { joins, run } = goOn(last, present, next, kind, now);
  const before = past.at(-1);
  // An input method that was called off leaves no step that changes nothing.
  if (joins && before && same(before, next)) {
    return { past: past.slice(0, -1), present: { ...before, caret: next.caret }, future: [], last: null };
  }
  return { past: joins ? past : [...past, present].slice(-DEPTH), present: next, future: [], last: run };
}

function goOn(
  last: Run | null,
  present: PromptDocument,
  next: PromptDocument,
  kind: Kind,
  at: number,
): { joins: boolean; run: Run | null } {
  const breath = last !== null && at - last.at < BREATH;
  switch (kind) {
    case "once":
      return { joins: false, run: null };
    case "carry":
      return { joins: breath && last.kind === "carry", run: { kind, at, from: 0, to: 0, blank: false } };
    case "compose":
      return { joins: last?.kind === "compose", run: { kind, at, from: 0, to: 0, blank: false } };
    case "composed":
      return { joins: last?.kind === "compose", run: null };
    case "type":
      return typed(breath ? last : null, present, next, at);
  }
}

function typed(
  last: Run | null,
  present: PromptDocument,
  next: PromptDocument,
  at: number,
): { joins: boolean; run: Run | null } {
  const { from, gone, put } = difference(present, next);
  const kind = put === "" ? "take" : "put";
  const end = from + gone.length;
  const text = put === "" ? gone : put;
  const blank = /^\s+$/.test(text);
  const joins =
    last?.kind === kind &&
    (kind === "take" ? end === last.to || from === last.to : end === last.to && (gone === "" || from >= last.from)) &&
    (last.blank || !/\s/.test(text)) &&
    !text.includes("\n") &&
    !gone.endsWith("\ufffc");
  // Behind a line, a mention or several words at once something new begins.
  const ends = /[\n\ufffc]/.test(text) || (!blank && /\s/.test(text));
  const run = { kind, at, from: joins ? Math.min(last.from, from) : from, to: next.caret, blank } as const;
  return { joins, run: ends ? null : run };
}

/** What was put where, and what for. Of equal letters side by side, those at the caret. */
function difference(before: PromptDocument, after: PromptDocument): { from: number; gone: string; put: string } {
  const [a, b] = [charsOf(before.doc), charsOf(after.doc)];
  let tail = 0;
  const behind = Math.min(a.length, b.length - after.caret);
  while (tail < behind && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  let from = 0;
  const ahead = Math.min(a.length, b.length) - tail;
  while (from < ahead && a[from] === b[from]) from += 1;
  return { from, gone: a.slice(from, a.length - tail), put: b.slice(from, b.length - tail) };
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

/** Takes an image out of every step: its file was refused, and undo must not bring back what cannot be sent. */
export function forgetImage(history: History, key: string): History {
  const others = (images: PromptDocument["images"]) => images.filter((image) => image.key !== key);
  const knows = ({ images, gone }: PromptDocument) => [...images, ...gone].some((image) => image.key === key);
  const clean = (prompt: PromptDocument): PromptDocument =>
    knows(prompt) ? { ...prompt, images: others(prompt.images), gone: others(prompt.gone) } : prompt;
  return {
    ...history,
    past: history.past.map(clean),
    present: clean(history.present),
    future: history.future.map(clean),
  };
}
