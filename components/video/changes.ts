import type { GenerationView } from "@/lib/generations/view";

/** `many`: more changed at once than is worth telling one by one. */
export type GenerationChange =
  | { kind: "put"; generation: GenerationView }
  | { kind: "gone"; id: string }
  | { kind: "many" };

const listeners = new Set<(change: GenerationChange) => void>();

/** Tells every gallery in this page. The composer, the repairs of a card and a live stream all speak through here. */
export function publishChange(change: GenerationChange): void {
  for (const listener of listeners) listener(change);
}

export function subscribeToChanges(listener: (change: GenerationChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
