import { EventEmitter } from "node:events";
import { z } from "zod";
import type { Channel, Db } from "@/db/database";
import { listLatestTransitions } from "@/db/generations/transition-queries";
import type { State } from "@/lib/generations/lifecycle/states";
import { log } from "@/lib/log";

/** Told after the commit, never before: who hears it may read the row at once. `id` is the transition's. */
export type GenerationEvent = { id: number; userId: string; generationId: string; from: State | null; to: State };

/** How often other servers' moves are asked for while they cannot be heard. */
const ASK_EVERY_MS = 1_000;
/** So long a move may take from its moment to its commit, and be seen by nobody before. */
const LATE_MS = 10_000;
const MOST_AT_ONCE = 1_000;
/** The longest that is caught up with after the database was away; pages ask for themselves when they come back. */
const LOOK_BACK_MS = 10 * 60_000;
const FORGOTTEN_MS = LOOK_BACK_MS + LATE_MS;

type Bus = {
  emitter: EventEmitter;
  channel: Channel | null;
  self: string;
  /** The numbers of the moves that were told, with the time by this process's own clock: the same word comes by several ways. */
  told: Map<number, number>;
};
const shared = globalThis as typeof globalThis & { ninefoldBus?: Bus };

function bus(): Bus {
  if (!shared.ninefoldBus) {
    shared.ninefoldBus = { emitter: new EventEmitter(), channel: null, self: crypto.randomUUID(), told: new Map() };
    // One listener an open page; the default warning at eleven would call a busy instance a leak.
    shared.ninefoldBus.emitter.setMaxListeners(0);
  }
  return shared.ninefoldBus;
}

/** Tells the pages of this process at once, and the other processes through the database. */
export function publish(event: GenerationEvent): void {
  const { emitter, channel, self } = bus();
  tell(event);
  emitter.emit("moved here", event);
  channel?.send(JSON.stringify({ ...event, self })).catch((error) => log.error("other servers were not told", error));
}

/** Calls `listener` for every move on any server, whoever owns the row. Returns how to stop. */
export function subscribe(listener: (event: GenerationEvent) => void): () => void {
  const { emitter } = bus();
  emitter.on("moved", listener);
  return () => emitter.off("moved", listener);
}

/** The same for the moves that this very process made: for work that one server should do and not all of them. */
export function subscribeHere(listener: (event: GenerationEvent) => void): () => void {
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

/** Tells the pages of this process of a move, once, whichever way the word of it came. */
function tell(event: GenerationEvent): void {
  const { emitter, channel, told } = bus();
  if (channel) {
    if (told.has(event.id)) return;
    told.set(event.id, performance.now());
  }
  emitter.emit("moved", event);
}

/**
 * Joins this process to the others that share its database: it hears what they tell, and asks for it while it cannot
 * hear them, as behind a pooler. Returns how to stop.
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
    // Asked once more after it hears again: what was sent in between was sent to nobody.
    const missed = !(channel.hears() && heard);
    heard = channel.hears();
    if (asking || !missed) return;
    asking = true;
    try {
      // With no page open there is nobody to tell.
      if (joined.emitter.listenerCount("moved") > 0) {
        const withinMs = Math.min(now - polledAt + LATE_MS, LOOK_BACK_MS);
        for (const { id, userId, generationId, from, to } of await listLatestTransitions(db, {
          withinMs,
          limit: MOST_AT_ONCE,
        }))
          tell({ id, userId, generationId, from, to });
      }
      polledAt = now;
    } catch (error) {
      log.error("other servers' moves could not be asked for", error);
    } finally {
      asking = false;
    }
  }, ASK_EVERY_MS);
  const forgetting = setInterval(() => {
    for (const [id, at] of joined.told) if (performance.now() - at > FORGOTTEN_MS) joined.told.delete(id);
  }, 60_000);
  timer.unref();
  forgetting.unref();
  await channel.listen((message) => {
    const { self, ...event } = messageSchema.parse(JSON.parse(message));
    if (self !== joined.self) tell(event);
  });
  return () => {
    clearInterval(timer);
    clearInterval(forgetting);
    joined.channel = null;
  };
}
