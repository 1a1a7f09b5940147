import { redoStep, tellCut, undoStep, work } from "../changes";
import type { Kind } from "../mentions/history";
import type { Work } from "../mentions/work";
import { describeShot, shotWork } from "../shots/work";
import { type ComposerState, workOf } from "../state";
import type { Store } from "../store";

/** What an editor writes on: the whole prompt, or a piece of it. Undo is always the whole prompt's. */
export type Page = {
  get(): Work;
  change(change: (work: Work) => Work, kind?: Kind): void;
  /** What the whole prompt would become by a change. */
  tried(change: (work: Work) => Work): Work;
  /** Tells that of `given` characters only `kept` were put in. */
  cut(kept: number, given: number): void;
  undo(): void;
  redo(): void;
  /** Enter does nothing. */
  oneLine: boolean;
};

type State = Store<ComposerState>;

/** `whole` says what a change of this page makes of the whole prompt. */
const pageOf = (store: State, whole: (work: Work, change: (page: Work) => Work) => Work) => ({
  change: (change: (page: Work) => Work, kind?: Kind) => store.set(work((now) => whole(now, change), kind)),
  tried: (change: (page: Work) => Work) => whole(workOf(store.get()), change),
  cut: (kept: number, given: number) => store.set(tellCut({ kept, given })),
  undo: () => store.set(undoStep),
  redo: () => store.set(redoStep),
});

export const promptPage = (store: State): Page => ({
  ...pageOf(store, (now, change) => change(now)),
  get: () => workOf(store.get()),
  oneLine: false,
});

export const shotPage = (store: State, index: number): Page => ({
  ...pageOf(store, (now, change) => describeShot(now, index, change)),
  get: () => shotWork(workOf(store.get()), index),
  oneLine: true,
});
