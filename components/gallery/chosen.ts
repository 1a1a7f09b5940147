"use client";

import { useSyncExternalStore } from "react";

/** Which videos are chosen: these, or all that a filter shows but these. */
type Chosen = { ids: ReadonlySet<string>; query: string | null; last: string | null; on: boolean };

const NONE: Chosen = { ids: new Set(), query: null, last: null, on: false };
let chosen = NONE;
const listeners = new Set<() => void>();

function set(next: Chosen): void {
  chosen = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const has = (id: string): boolean => chosen.ids.has(id) !== (chosen.query !== null);
const some = (): boolean => chosen.on || chosen.query !== null || chosen.ids.size > 0;

export function toggle(id: string): void {
  const ids = new Set(chosen.ids);
  if (!ids.delete(id)) ids.add(id);
  set({ ...chosen, ids, last: id });
}

/** From the one chosen last to this one, in the order in which they stand. */
export function chooseTo(id: string, order: readonly string[]): void {
  const [from, to] = [order.indexOf(chosen.last ?? id), order.indexOf(id)];
  if (from < 0 || to < 0) {
    toggle(id);
    return;
  }
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set(chosen.ids);
  for (const one of between)
    if (chosen.query === null) ids.add(one);
    else ids.delete(one);
  set({ ...chosen, ids, last: id });
}

export const chooseAll = (query: string): void => set({ ...NONE, query });
/** From now on a press on a card chooses it, which is how it is done with a finger. */
export const startChoosing = (): void => set({ ...chosen, on: true });
export const chooseNone = (): void => set(NONE);

/** What the server is asked about. */
export const selection = () =>
  chosen.query === null ? { ids: [...chosen.ids] } : { query: chosen.query, except: [...chosen.ids] };

/** Infinity when everything of a search is chosen and nobody counted it. */
export const howMany = (total: number | null): number => {
  if (chosen.query === null) return chosen.ids.size;
  return total === null ? Number.POSITIVE_INFINITY : Math.max(0, total - chosen.ids.size);
};

export const useChosen = (id: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => has(id),
    () => false,
  );
export const useChoosing = (): boolean => useSyncExternalStore(subscribe, some, () => false);
/** The ids of two to four videos that were chosen one by one, as an address names them; else nothing. */
export const useComparable = (): string =>
  useSyncExternalStore(
    subscribe,
    () => (chosen.query === null && chosen.ids.size >= 2 && chosen.ids.size <= 4 ? [...chosen.ids].join() : ""),
    () => "",
  );
export const useHowMany = (total: number | null): number =>
  useSyncExternalStore(
    subscribe,
    () => howMany(total),
    () => 0,
  );
