import { EventEmitter } from "node:events";
import { z } from "zod";
import type { Channel, Db } from "@/db/database";
import { listLatestTransitions } from "@/db/generations/transition-queries";
import type { State } from "@/lib/generations/lifecycle/states";
import { log } from "@/lib/log";

/** Published after the commit, never before: a subscriber may read the row at once. `id` is the transition's. */
export type GenerationEvent = { id: number; userId: string; generationId: string; from: State | null; to: State };

/** How often other servers' transitions are polled while their messages do not arrive. */
const POLL_EVERY_MS = 1_000;
/** How long a transition may take from its timestamp to its commit, before which nobody can see it. */
const LATE_MS = 10_000;
const MOST_AT_ONCE = 1_000;
/** The longest outage of the database that is caught up with; pages reload by themselves when they reconnect. */
const LOOK_BACK_MS = 10 * 60_000;
const FORGOTTEN_MS = LOOK_BACK_MS + LATE_MS;

type Bus = {
  emitter: EventEmitter;
  channel: Channel | null;
  self: string;
  /** Ids of the transitions already delivered, with this process's time: the same one may arrive in several ways. */
  delivered: Map<number, number>;
};
const shared = globalThis as typeof globalThis & { ninefoldBus?: Bus };

function bus(): Bus {
  if (!shared.ninefoldBus) {
    shared.ninefoldBus = {
      emitter: new EventEmitter(),
      channel: null,
      self: crypto.randomUUID(),
      delivered: new Map(),
    };
    // One listener per open page; the default warning at eleven would report a busy instance as a leak.
    shared.ninefoldBus.emitter.setMaxListeners(0);
  }
  return shared.ninefoldBus;
}

/** Notifies the pages of this process at once, and the other processes through the database. */
export function publish(event: GenerationEvent): void {
  const { emitter, channel, self } = bus();
  deliver(event);
  emitter.emit("local transition", event);
  channel
    ?.send(JSON.stringify({ ...event, self }))
    .catch((error) => log.often("other servers were not notified", error));
}

/** Calls `listener` for every transition on any server and of any user. Returns a function that unsubscribes. */
export function subscribe(listener: (event: GenerationEvent) => void): () => void {
  const { emitter } = bus();
  emitter.on("transition", listener);
  return () => emitter.off("transition", listener);
}

/** The same for transitions of this process only: for work that one server should do and not all of them. */
export function subscribeHere(listener: (event: GenerationEvent) => void): () => void {
  const { emitter } = bus();
  emitter.on("local transition", listener);
  return () => emitter.off("local transition", listener);
}

const messageSchema = z.object({
  id: z.number(),
  userId: z.string(),
  generationId: z.string(),
  from: z.custom<State | null>(),
  to: z.custom<State>(),
  self: z.string(),
});

/** Delivers a transition to the pages of this process, once, however it arrived. */
function deliver(event: GenerationEvent): void {
  const { emitter, channel, delivered } = bus();
  if (channel) {
    if (delivered.has(event.id)) return;
    delivered.set(event.id, performance.now());
  }
  emitter.emit("transition", event);
}

/**
 * Connects this process to the others that share its database: it receives their messages, and polls for transitions
 * while messages do not arrive, as behind a pooler. Returns a function that disconnects it.
 */
export async function joinServers({ channel, db }: { channel: Channel | null; db: Db }): Promise<() => void> {
  const joined = bus();
  if (!channel || joined.channel) return () => undefined;
  joined.channel = channel;
  let polledAt = performance.now();
  let asking = false;
  let heard = false;
  const timer = setInterval(async () => {
    const now = performance.now();
    // Polled once more after messages arrive again: what was sent in between was lost.
    const missed = !(channel.isListening() && heard);
    heard = channel.isListening();
    if (asking || !missed) return;
    asking = true;
    try {
      // Without an open page nobody needs them.
      if (joined.emitter.listenerCount("transition") > 0) {
        const withinMs = Math.min(now - polledAt + LATE_MS, LOOK_BACK_MS);
        for (const { id, userId, generationId, from, to } of await listLatestTransitions(db, {
          withinMs,
          limit: MOST_AT_ONCE,
        }))
          deliver({ id, userId, generationId, from, to });
      }
      polledAt = now;
    } catch (error) {
      log.often("other servers' transitions could not be polled", error);
    } finally {
      asking = false;
    }
  }, POLL_EVERY_MS);
  const forgetting = setInterval(() => {
    for (const [id, at] of joined.delivered) if (performance.now() - at > FORGOTTEN_MS) joined.delivered.delete(id);
  }, 60_000);
  timer.unref();
  forgetting.unref();
  await channel.listen((message) => {
    const { self, ...event } = messageSchema.parse(JSON.parse(message));
    if (self !== joined.self) deliver(event);
  });
  return () => {
    clearInterval(timer);
    clearInterval(forgetting);
    joined.channel = null;
  };
}
