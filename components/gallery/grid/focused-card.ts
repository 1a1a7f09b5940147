"use client";

import { useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";

/** The card that has the focus or had it last, and how the cards stood around it. */
type Held = { id: string; order: readonly string[] };

let held: Held | null = null;
/** Where Tab enters the grid; null until a card had the focus, and then every card can be reached by Tab. */
const entry = createStore<string | null>(null);

export const focusedCard = (): Held | null => held;
export const blurCard = (): void => {
  held = null;
};

/** This card shall have the focus: now, or once it is in the page (a video that comes back from the bin). */
export function focusCard(id: string, order: readonly string[] = held?.order ?? []): void {
  held = { id, order };
  setEntry(id);
}

export const setEntry = (id: string | null): void => entry.set(() => id);

/**
 * Whether Tab stops at this card and at what it offers: the whole grid is one stop, its cards are reached by arrows.
 */
export const useTabStop = (id: string): boolean =>
  useSyncExternalStore(
    entry.subscribe,
    () => entry.get() === null || entry.get() === id,
    () => true,
  );

/** The card that stands nearest to the one that left: the next one, else the one before it. */
export function neighbor({ id, order }: Held, here: ReadonlySet<string>): string | undefined {
  const at = order.indexOf(id);
  if (at < 0) return undefined;
  return (
    order.slice(at + 1).find((other) => here.has(other)) ?? order.slice(0, at).findLast((other) => here.has(other))
  );
}
