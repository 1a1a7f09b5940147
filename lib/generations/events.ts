import { EventEmitter } from "node:events";
import { z } from "zod";
import type { Channel } from "@/db/client";
import { log } from "@/lib/log";
import type { State } from "./states";

/** Told after the commit, never before: who hears it may read the row at once. `id` is the transition's. */
export type StudioEvent = { id: number; userId: string; generationId: string; from: State | null; to: State };

type Bus = { emitter: EventEmitter; channel: Channel | null; self: string };
const shared = globalThis as typeof globalThis & { ninefoldBus?: Bus };

function bus(): Bus {
  if (!shared.ninefoldBus) {
    shared.ninefoldBus = { emitter: new EventEmitter(), channel: null, self: crypto.randomUUID() };
    // One listener an open page; the default warning at eleven would call a busy studio a leak.
    shared.ninefoldBus.emitter.setMaxListeners(0);
  }
  return shared.ninefoldBus;
}

/** Tells the pages of this process at once, and the other processes through the database. */
export function publish(event: StudioEvent): void {
  const { emitter, channel, self } = bus();
  emitter.emit("moved", event);
  emitter.emit("moved here", event);
  channel?.send(JSON.stringify({ ...event, self })).catch((error) => log.error("other servers were not told", error));
}

/** Calls `listener` for every move on any server, whoever owns the row. Returns how to stop. */
export function subscribe(listener: (event: StudioEvent) => void): () => void {
  const { emitter } = bus();
  emitter.on("moved", listener);
  return () => emitter.off("moved", listener);
}

/** The same for the moves that this very process made: for work that one server should do and not all of them. */
export function subscribeHere(listener: (event: StudioEvent) => void): () => void {
  const { emitter } = bus();
  emitter.on("moved here", listener);
  return () => emitter.off("moved here", listener);
}

const messageSchema = z.object({
  id: z.number(),
  userId: z.string(),
  generationId: z.string(),
  from: z.custom<State | null>(),
  to: z.custom<State>(),
  self: z.string(),
});

/** Joins this process to the others that share its database. What is lost on the way is found by asking again. */
export async function joinServers(channel: Channel | null): Promise<void> {
  const joined = bus();
  if (!channel || joined.channel) return;
  joined.channel = channel;
  await channel.listen((message) => {
    const { self, ...event } = messageSchema.parse(JSON.parse(message));
    if (self !== joined.self) joined.emitter.emit("moved", event);
  });
}
