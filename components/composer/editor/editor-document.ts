import { editDocument, redoStep, setTruncated, undoStep } from "@/components/composer/changes";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { Kind } from "@/components/composer/prompt/undo-history";
import { describeShot, shotDocument } from "@/components/composer/shots/edit-shots";
import { type ComposerState, documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";

/** What an editor writes on: the whole prompt, or a piece of it. Undo is always the whole prompt's. */
export type EditorDocument = {
  get(): PromptDocument;
  change(change: (prompt: PromptDocument) => PromptDocument, kind?: Kind): void;
  /** What the whole prompt would become by a change. */
  tried(change: (prompt: PromptDocument) => PromptDocument): PromptDocument;
  /** Tells that of `given` characters only `kept` were put in. */
  truncated(kept: number, given: number): void;
  undo(): void;
  redo(): void;
  /** Enter does nothing. */
  oneLine: boolean;
};

type State = Store<ComposerState>;

/** `whole` says what a change of this page makes of the whole prompt. */
const pageOf = (
  store: State,
  whole: (prompt: PromptDocument, change: (page: PromptDocument) => PromptDocument) => PromptDocument,
) => ({
  change: (change: (page: PromptDocument) => PromptDocument, kind?: Kind) =>
    store.set(editDocument((now) => whole(now, change), kind)),
  tried: (change: (page: PromptDocument) => PromptDocument) => whole(documentOf(store.get()), change),
  truncated: (kept: number, given: number) => store.set(setTruncated({ kept, given })),
  undo: () => store.set(undoStep),
  redo: () => store.set(redoStep),
});

export const promptDocument = (store: State): EditorDocument => ({
  ...pageOf(store, (now, change) => change(now)),
  get: () => documentOf(store.get()),
  oneLine: false,
});

export const shotPromptDocument = (store: State, index: number): EditorDocument => ({
  ...pageOf(store, (now, change) => describeShot(now, index, change)),
  get: () => shotDocument(documentOf(store.get()), index),
  oneLine: true,
});
