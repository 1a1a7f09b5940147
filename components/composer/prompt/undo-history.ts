import type { PromptDocument } from "./prompt-document";
import { charsOf, docLength, type PromptText, sameDoc, sliceDoc, tidy } from "./prompt-text";

export type History = {
  past: readonly PromptDocument[];
  present: PromptDocument;
  future: readonly PromptDocument[];
  /** The step that the next change may extend. */
  last: Run | null;
};

/**
 * How a change was made. `type`: by a key. `compose`: by an input method that is still rewriting, until `composed`.
 * `carry`: by a gesture that changes the same thing repeatedly. `once`: always its own step.
 */
export type Kind = "type" | "compose" | "composed" | "carry" | "once";

/** A step that can be extended: when it last changed, and which part of the text it wrote. */
type Run = { kind: "insert" | "delete" | "compose" | "carry"; at: number; from: number; to: number; blank: boolean };

/** The maximum number of undo steps. */
const DEPTH = 500;
/** Milliseconds without a key after which typing starts a new step. */
const BREATH = 900;

export const begin = (present: PromptDocument): History => ({ past: [], present, future: [], last: null });

const same = (a: PromptDocument, b: PromptDocument): boolean =>
  sameDoc(a.doc, b.doc) && a.images === b.images && a.gone === b.gone && a.elements === b.elements;

/**
 * Adds a change as a new step or to the last one. A step of typing ends at a word, a line break, a mention, a caret
 * move or a deletion; deletions are grouped in the same way.
 */
export function advance(history: History, next: PromptDocument, kind: Kind, now: number): History {
  const { past, present, last } = history;
  if (same(next, present)) {
    const rests = next.caret === present.caret && (last === null || kind === "type" || kind === "compose");
    // The caret moved: typing there starts a new step, so that undo returns the caret to where it began.
    return rests ? history : { ...history, present: { ...present, caret: next.caret }, last: null };
  }
  const { joins, run } = extend(last, present, next, kind, now);
  const before = past.at(-1);
  // A canceled composition must not leave an empty step.
  if (joins && before && same(before, next)) {
    return { past: past.slice(0, -1), present: { ...before, caret: next.caret }, future: [], last: null };
  }
  return { past: joins ? past : [...past, present].slice(-DEPTH), present: next, future: [], last: run };
}

function extend(
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
  const kind = put === "" ? "delete" : "insert";
  const end = from + gone.length;
  const text = put === "" ? gone : put;
  const blank = /^\s+$/.test(text);
  const joins =
    last?.kind === kind &&
    (kind === "delete" ? end === last.to || from === last.to : end === last.to && (gone === "" || from >= last.from)) &&
    (last.blank || !/\s/.test(text)) &&
    !text.includes("\n") &&
    !gone.endsWith("\ufffc");
  // A new step starts after a line break, a mention or several words inserted at once.
  const ends = /[\n\ufffc]/.test(text) || (!blank && /\s/.test(text));
  const run = { kind, at, from: joins ? Math.min(last.from, from) : from, to: next.caret, blank } as const;
  return { joins, run: ends ? null : run };
}

/** The replaced range and its new text. Among equal letters side by side, the ones at the caret. */
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

/**
 * Removes an image from every step: its file was refused, and undo must not restore what can't be sent. Its mentions
 * become text again that asks for the next image, as they were before it was added.
 */
export function forgetImage(history: History, key: string): History {
  const clean = (prompt: PromptDocument): PromptDocument => {
    const { doc, images, gone } = prompt;
    if (![...images, ...gone].some((image) => image.key === key)) return prompt;
    const others = images.filter((image) => image.key !== key);
    const asking = (text: PromptText) =>
      tidy(text.map((part) => (typeof part !== "string" && part.key === key ? `@image${others.length + 1}` : part)));
    return {
      ...prompt,
      doc: asking(doc),
      images: others,
      gone: gone.filter((image) => image.key !== key),
      caret: docLength(asking(sliceDoc(doc, 0, prompt.caret))),
    };
  };
  return {
    ...history,
    past: history.past.map(clean),
    present: clean(history.present),
    future: history.future.map(clean),
  };
}
