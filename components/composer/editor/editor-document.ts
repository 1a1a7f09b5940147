import { editDocument, redoStep, setTruncated, undoStep } from "@/components/composer/changes";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { Kind } from "@/components/composer/prompt/undo-history";
import { describeShot, shotDocument } from "@/components/composer/shots/edit-shots";
import { type ComposerState, documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";

/** What an editor edits: the whole prompt or one shot. Undo always covers the whole prompt. */
export type EditorDocument = {
  get(): PromptDocument;
  change(change: (prompt: PromptDocument) => PromptDocument, kind?: Kind): void;
  /** The whole prompt after a change. */
  tried(change: (prompt: PromptDocument) => PromptDocument): PromptDocument;
  /** Reports that only `kept` of `given` characters were inserted. */
  truncated(kept: number, given: number): void;
  undo(): void;
  redo(): void;
  /** Ignores Enter. */
  oneLine: boolean;
};

type State = Store<ComposerState>;

/** `whole` turns a change of this part into the whole prompt. */
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
