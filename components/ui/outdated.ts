/** How this page stands to the server: `noticed` by itself, or `met` by a click that the server could not know any more. */
export type Outdated = false | "noticed" | "met";

let outdated: Outdated = false;
const listeners = new Set<() => void>();

function set(next: Outdated): void {
  if (outdated === next) return;
  outdated = next;
  for (const listener of listeners) listener();
}

export const isOutdated = (): Outdated => outdated;

export function onOutdated(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** A click met a server that does not know this page's actions. */
export const meetOutdated = (): void => set("met");

/** Said: the next click says it again. */
export const putOff = (): void => set("noticed");

/** Compares the build that the server names with the one that made this page; of several servers one may be older. */
export function compareBuilds(own: string, served: string | undefined): void {
  if (!own || !served || outdated === "met") return;
  set(served === own ? false : "noticed");
}
