import { redoStep, undoStep, work } from "../changes";
import type { Kind } from "../mentions/history";
import type { Work } from "../mentions/work";
import { describeShot, shotWork } from "../shots/work";
import { type ComposerState, workOf } from "../state";
import type { Store } from "../store";

/** What an editor writes on: the whole prompt, or a piece of it. Undo is always the whole prompt's. */
export type Page = {
  get(): Work;
  change(change: (work: Work) => Work, kind?: Kind): void;
  undo(): void;
  redo(): void;
  /** Enter does nothing. */
  oneLine: boolean;
};

type State = Store<ComposerState>;
const steps = (store: State) => ({ undo: () => store.set(undoStep), redo: () => store.set(redoStep) });

export const promptPage = (store: State): Page => ({
  get: () => workOf(store.get()),
  change: (change, kind) => store.set(work(change, kind)),
  oneLine: false,
  ...steps(store),
});

export const shotPage = (store: State, index: number): Page => ({
  get: () => shotWork(workOf(store.get()), index),
  change: (change, kind) => store.set(work((now) => describeShot(now, index, change), kind)),
  oneLine: true,
  ...steps(store),
});
