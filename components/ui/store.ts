/**
 * A value outside React that components read by slices. Typing changes it on every key; in React state, every key would
 * re-render the tiles, the settings and the button.
 */
export type Store<State> = {
  /** Its initial value, to detect changes. */
  readonly initial: State;
  get(): State;
  set(change: (state: State) => State): void;
  /** Calls `listener` after every change; returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
};

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    initial,
    get: () => state,
    set(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
