"use client";

import { useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";
import { addSpan, isWithin, type Span, type Spot, spanOf, WHOLE } from "./span";

/**
 * The selected videos: spans of the view, loaded or not, and individual videos: inside a span they are excluded,
 * outside they are included.
 */
export type SelectedSet = {
  /** The query whose videos this page shows newest first; null in a manually ordered view. */
  view: string | null;
  spans: readonly Span[];
  single: ReadonlyMap<string, Spot>;
  last: Spot | null;
  /** Whether a click on a card selects it even without a selection. */
  on: boolean;
};

const NONE: SelectedSet = { view: null, spans: [], single: new Map(), last: null, on: false };
const { get, set: change, subscribe } = createStore(NONE);
const set = (next: SelectedSet): void => change(() => next);

/** Whether it is in one of the spans, wherever it was clicked by itself. */
export const spanned = (spot: Spot, { spans }: SelectedSet): boolean => spans.some((span) => isWithin(span, spot));
const has = (spot: Spot): boolean => get().single.has(spot.id) !== spanned(spot, get());
export const isSelecting = (): boolean => get().on || get().spans.length > 0 || get().single.size > 0;

/** The selection belongs to one view of the gallery and ends with it. */
export const enterView = (view: string | null): void => set({ ...NONE, view });

export function toggle(spot: Spot): void {
  const single = new Map(get().single);
  if (!single.delete(spot.id)) single.set(spot.id, spot);
  set({ ...get(), single, last: spot });
}

/** Selects or deselects each of these. */
export function put(spots: readonly Spot[], on: boolean): void {
  const wrong = spots.filter((spot) => has(spot) !== on);
  if (wrong.length === 0) return;
  const single = new Map(get().single);
  for (const spot of wrong) if (!single.delete(spot.id)) single.set(spot.id, spot);
  set({ ...get(), single, last: spots.at(-1) ?? get().last });
}

/** Selects from the last selected video to this one; `order` is used for views whose order only the page knows. */
export function selectTo(spot: Spot, order: () => readonly Spot[]): void {
  if (get().view !== null) {
    const span = spanOf(get().last ?? spot, spot);
    const single = new Map([...get().single].filter(([, one]) => !isWithin(span, one)));
    set({ ...get(), spans: addSpan(get().spans, span), single, last: spot });
    return;
  }
  const spots = order();
  const [from, to] = [get().last ?? spot, spot].map(({ id }) => spots.findIndex((one) => one.id === id));
  if (from === undefined || to === undefined || from < 0 || to < 0) toggle(spot);
  else {
    put(spots.slice(Math.min(from, to), Math.max(from, to) + 1), true);
    set({ ...get(), last: spot });
  }
}

export function selectAll(): void {
  const { view } = get();
  if (view !== null) set({ ...NONE, view, spans: [WHOLE] });
}
/** From now on a click on a card selects it, as on touch screens. */
export const startSelecting = (): void => set({ ...get(), on: true });
export const clearSelection = (): void => set({ ...NONE, view: get().view });

/** Whether this card is selected, read once. */
export const isSelected = has;

export const useSelected = (spot: Spot): boolean =>
  useSyncExternalStore(
    subscribe,
    () => has(spot),
    () => false,
  );
export const useSelecting = (): boolean => useSyncExternalStore(subscribe, isSelecting, () => false);
/** The whole selection, read once, and as one value that changes with it. */
export const selectedSet = get;
export const useSelectedSet = (): SelectedSet => useSyncExternalStore(subscribe, get, () => NONE);
