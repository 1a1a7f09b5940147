import { createStore } from "./store";

/**
 * How this page became outdated: `noticed` automatically, or `met` by a click on an action the server no longer has.
 */
type Outdated = false | "noticed" | "met";

const store = createStore<Outdated>(false);
const set = (next: Outdated): void => store.set(() => next);

export const isOutdated = store.get;
export const onOutdated = store.subscribe;

/** A click used an action that the server no longer has. */
export const meetOutdated = (): void => set("met");

/** Dismissed: the next such click shows it again. */
export const putOff = (): void => set("noticed");

/** Compares the server's build with this page's; with several servers, one may be older. */
export function compareBuilds(own: string, served: string | undefined): void {
  if (!own || !served || store.get() === "met") return;
  set(served === own ? false : "noticed");
}
