import { createStore } from "@/components/ui/store";

type ToastAction = { label: string; run: () => void };
export type Toast = {
  id: number;
  key?: string;
  text: string;
  action?: ToastAction;
  /** Milliseconds since the epoch; Infinity for one that stays until it is dismissed. */
  leaveAt: number;
};

/** More would be a list, and nobody reads a list that disappears. */
const MOST = 3;

const store = createStore<readonly Toast[]>([]);
let counter = 0;
const change = (next: readonly Toast[]): void => store.set(() => next);

export const subscribeToToasts = store.subscribe;
export const current = store.get;

type Said = {
  text: string;
  action?: ToastAction;
  /** Replaces the toast with the same key, while that is shown. */
  key?: string;
  stays?: boolean;
};

/**
 * Shows a message at the edge of the page, announced by screen readers, with at most one action. It stays 10 s with an
 * action, otherwise 5; at most three are shown, and the oldest goes first. The same message is shown once, except with
 * an action: each undo reverts something else. Returns its id.
 */
export function toast({ text, action, key, stays = false }: Said): number {
  const leaveAt = stays ? Number.POSITIVE_INFINITY : Date.now() + (action ? 10_000 : 5_000);
  const toasts = store.get();
  const twin = toasts.find((one) => (key ? one.key === key : !action && !one.action && one.text === text));
  if (twin) {
    change(toasts.map((one) => (one === twin ? { ...one, text, action, leaveAt } : one)));
    return twin.id;
  }
  counter += 1;
  const next = [...toasts, { id: counter, key, text, action, leaveAt }];
  const oldest = next.find((one) => one.leaveAt !== Number.POSITIVE_INFINITY);
  change(next.length > MOST ? next.filter((one) => one !== oldest) : next);
  return counter;
}

export const dismiss = (id: number): void => change(current().filter((toast) => toast.id !== id));

/** Pointer or focus is on the stack, so every toast gets its full time again. */
export const lengthen = (ms: number): void =>
  change(current().map((toast) => ({ ...toast, leaveAt: Math.max(toast.leaveAt, Date.now() + ms) })));
