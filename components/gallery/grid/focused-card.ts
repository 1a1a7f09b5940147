"use client";

import { useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";

/** The card that has or last had the focus, and the order of the cards around it. */
type Held = { id: string; order: readonly string[] };

let held: Held | null = null;
/** Where Tab enters the grid; null until a card had the focus, and until then Tab reaches every card. */
const entry = createStore<string | null>(null);

export const focusedCard = (): Held | null => held;
export const blurCard = (): void => {
  held = null;
};

/** Moves the focus to this card now, or once it is rendered (a video restored from the trash). */
export function focusCard(id: string, order: readonly string[] = held?.order ?? []): void {
  held = { id, order };
  setEntry(id);
}

export const setEntry = (id: string | null): void => entry.set(() => id);

/** Whether Tab stops at this card and its tools: the whole grid is one stop, and arrow keys move within it. */
export const useTabStop = (id: string): boolean =>
  useSyncExternalStore(
    entry.subscribe,
    () => entry.get() === null || entry.get() === id,
    () => true,
  );

/** The nearest card to one that left: the next one, else the previous one. */
export function neighbor({ id, order }: Held, here: ReadonlySet<string>): string | undefined {
  const at = order.indexOf(id);
  if (at < 0) return undefined;
  return (
    order.slice(at + 1).find((other) => here.has(other)) ?? order.slice(0, at).findLast((other) => here.has(other))
  );
}
