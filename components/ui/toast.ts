export type ToastAction = { label: string; run: () => void };
export type Toast = { id: number; text: string; action?: ToastAction; leaveAt: number };

let toasts: readonly Toast[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const current = (): readonly Toast[] => toasts;

/**
 * Says a sentence at the edge of the page, read out by screen readers, with at most one thing to press. With something
 * to press it stays 10 s, otherwise 5; at most three at a time, the oldest goes. Returns its id.
 */
export function toast({ text, action }: { text: string; action?: ToastAction }): number {
  counter += 1;
  const leaveAt = Date.now() + (action ? 10_000 : 5_000);
  change([...toasts, { id: counter, text, action, leaveAt }].slice(-3));
  return counter;
}

export const dismiss = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

/** Somebody is looking at them (pointer or focus on the stack), so all get time again. */
export const lengthen = (ms: number): void =>
  change(toasts.map((toast) => ({ ...toast, leaveAt: Math.max(toast.leaveAt, Date.now() + ms) })));
