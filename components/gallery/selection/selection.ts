"use client";

import { useSyncExternalStore } from "react";
import { addSpan, isWithin, type Span, type Spot, spanOf, WHOLE } from "./span";

/**
 * Which videos are chosen: all within spans of the view, loaded or not, and besides single ones: those within a span are
 * left out of it, those outside are added.
 */
export type SelectedSet = {
  /** The query whose videos stand newest first in this page; null where an order was made by hand. */
  view: string | null;
  spans: readonly Span[];
  single: ReadonlyMap<string, Spot>;
  last: Spot | null;
  /** Whether a click on a card chooses it, with nothing chosen yet. */
  on: boolean;
};

export type Selection =
  | { ids: string[] }
  | { query: string; spans: [string | null, string | null][]; except: string[]; also: string[] };

const NONE: SelectedSet = { view: null, spans: [], single: new Map(), last: null, on: false };
let chosen = NONE;
const listeners = new Set<() => void>();

function set(next: SelectedSet): void {
  chosen = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const spanned = (spot: Spot, { spans }: SelectedSet): boolean => spans.some((span) => isWithin(span, spot));
const has = (spot: Spot): boolean => chosen.single.has(spot.id) !== spanned(spot, chosen);
const some = (): boolean => chosen.on || chosen.spans.length > 0 || chosen.single.size > 0;

/** What is chosen belongs to one view of the gallery and ends with it. */
export const enterView = (view: string | null): void => set({ ...NONE, view });

export function toggle(spot: Spot): void {
  const single = new Map(chosen.single);
  if (!single.delete(spot.id)) single.set(spot.id, spot);
  set({ ...chosen, single, last: spot });
}

/** Chooses each of these, or gives each up. */
export function put(spots: readonly Spot[], on: boolean): void {
  const wrong = spots.filter((spot) => has(spot) !== on);
  if (wrong.length === 0) return;
  const single = new Map(chosen.single);
  for (const spot of wrong) if (!single.delete(spot.id)) single.set(spot.id, spot);
  set({ ...chosen, single, last: spots.at(-1) ?? chosen.last });
}

/** From the one chosen last to this one; `order` is what stands in the page, for views whose order only the page knows. */
export function selectTo(spot: Spot, order: () => readonly Spot[]): void {
  if (chosen.view !== null) {
    const span = spanOf(chosen.last ?? spot, spot);
    const single = new Map([...chosen.single].filter(([, one]) => !isWithin(span, one)));
    set({ ...chosen, spans: addSpan(chosen.spans, span), single, last: spot });
    return;
  }
  const spots = order();
  const [from, to] = [chosen.last ?? spot, spot].map(({ id }) => spots.findIndex((one) => one.id === id));
  if (from === undefined || to === undefined || from < 0 || to < 0) toggle(spot);
  else {
    put(spots.slice(Math.min(from, to), Math.max(from, to) + 1), true);
    set({ ...chosen, last: spot });
  }
}

export function selectAll(): void {
  const { view } = chosen;
  if (view !== null) set({ ...NONE, view, spans: [WHOLE] });
}
/** From now on a click on a card chooses it, which is how it is done with a finger. */
export const startSelecting = (): void => set({ ...chosen, on: true });
export const clearSelection = (): void => set({ ...NONE, view: chosen.view });

/** What the server is asked about. */
export function selectionOf(chosen: SelectedSet): Selection {
  const { view, spans, single } = chosen;
  const spots = [...single.values()];
  if (spans.length === 0 || view === null) return { ids: spots.map(({ id }) => id) };
  return {
    query: view,
    spans: spans.map(({ newest, oldest }) => [newest?.id ?? null, oldest?.id ?? null]),
    except: spots.filter((spot) => spanned(spot, chosen)).map(({ id }) => id),
    also: spots.filter((spot) => !spanned(spot, chosen)).map(({ id }) => id),
  };
}
/** The same for what is chosen at this moment. */
export const selection = (): Selection => selectionOf(chosen);

/** Whether this card is among what is chosen, asked once. */
export const isSelected = has;

export const useSelected = (spot: Spot): boolean =>
  useSyncExternalStore(
    subscribe,
    () => has(spot),
    () => false,
  );
export const useSelecting = (): boolean => useSyncExternalStore(subscribe, some, () => false);
/** The ids of two to four videos that were chosen one by one, as an address names them; else nothing. */
export const useComparable = (): string =>
  useSyncExternalStore(
    subscribe,
    () =>
      chosen.spans.length === 0 && chosen.single.size >= 2 && chosen.single.size <= 4
        ? [...chosen.single.keys()].join()
        : "",
    () => "",
  );
/** Everything about what is chosen, as one value that changes with it. */
export const useSelectedSet = (): SelectedSet =>
  useSyncExternalStore(
    subscribe,
    () => chosen,
    () => NONE,
  );
