import type { GenerationView } from "@/lib/generations/view";

/** `many`: more changed at once than can be sent one by one. */
export type GenerationChange =
  | { kind: "put"; generation: GenerationView }
  | { kind: "gone"; id: string }
  | { kind: "many" };

const listeners = new Set<(change: GenerationChange) => void>();

/** Notifies every gallery on this page. The composer, card actions and the live stream all report changes here. */
export function publishChange(change: GenerationChange): void {
  for (const listener of listeners) listener(change);
}

export function subscribeToChanges(listener: (change: GenerationChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
