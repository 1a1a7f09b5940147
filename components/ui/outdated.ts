import { createStore } from "./store";

/**
 * How this page stands to the server: `noticed` by itself, or `met` by a click that the server could not know any more.
 */
type Outdated = false | "noticed" | "met";

const store = createStore<Outdated>(false);
const set = (next: Outdated): void => store.set(() => next);

export const isOutdated = store.get;
export const onOutdated = store.subscribe;

/** A click met a server that does not know this page's actions. */
export const meetOutdated = (): void => set("met");

/** Said: the next click says it again. */
export const putOff = (): void => set("noticed");

/** Compares the build that the server names with the one that made this page; of several servers one may be older. */
export function compareBuilds(own: string, served: string | undefined): void {
  if (!own || !served || store.get() === "met") return;
  set(served === own ? false : "noticed");
}
