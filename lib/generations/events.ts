import { EventEmitter } from "node:events";
import type { State } from "./states";

/** Told after the commit, never before: who hears it may read the row at once. `id` is the transition's. */
export type StudioEvent = { id: number; userId: string; generationId: string; from: State | null; to: State };

const shared = globalThis as typeof globalThis & { ninefoldEvents?: EventEmitter };

function emitter(): EventEmitter {
  if (!shared.ninefoldEvents) {
    shared.ninefoldEvents = new EventEmitter();
    // One listener an open page; the default warning at eleven would call a busy studio a leak.
    shared.ninefoldEvents.setMaxListeners(0);
  }
  return shared.ninefoldEvents;
}

export function publish(event: StudioEvent): void {
  emitter().emit("moved", event);
}

/** Calls `listener` for every move in this process, whoever owns the row. Returns how to stop. */
export function subscribe(listener: (event: StudioEvent) => void): () => void {
  emitter().on("moved", listener);
  return () => emitter().off("moved", listener);
}
