import type { GenerationView } from "@/lib/generations/view";

/** `many`: more changed at once than is worth telling one by one. */
export type GenerationChange =
  | { kind: "put"; generation: GenerationView }
  | { kind: "gone"; id: string }
  | { kind: "many" };

const listeners = new Set<(news: GenerationChange) => void>();

/** Tells every gallery in this page. The composer, the repairs of a card and a live stream all speak through here. */
export function publishChange(news: GenerationChange): void {
  for (const listener of listeners) listener(news);
}

export function subscribeToChanges(listener: (news: GenerationChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
