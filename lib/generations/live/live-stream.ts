import { listTransitionsSince } from "@/db/generations/transition-queries";
import { BEAT_MS } from "@/lib/generations/limits";
import { generationsByIds } from "@/lib/generations/loaders";
import type { Services } from "@/lib/generations/services";
import { MOST_STREAMS } from "@/lib/http/limits";
import { log } from "@/lib/log";
import { type GenerationEvent, subscribe } from "./events";

const REPLAY_LIMIT = 500;

/** How to end each open stream, and whose it is, the oldest first. */
type OpenStreams = Map<() => void, { userId: string; sessionId: string; write: (text: string) => void; beat: string }>;
type Needs = Pick<Services, "db"> & {
  /** Which of the sessions have not ended. */
  aliveOf: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>;
};

const shared = globalThis as typeof globalThis & { ninefoldStreams?: OpenStreams };

function openStreams(): OpenStreams {
  shared.ninefoldStreams ??= new Map();
  return shared.ninefoldStreams;
}

/**
 * Tells every page that its stream is alive, and ends those of sessions that were ended elsewhere, which must not keep
 * receiving events. One query for all: each stream with its own was most of what an idle server asked its database.
 */
async function beatAll({ aliveOf }: Needs): Promise<void> {
  const streams = [...openStreams()];
  for (const [, { write, beat }] of streams) write(beat);
  const sessionIds = [...new Set(streams.map(([, { sessionId }]) => sessionId))];
  // While the database is away nobody is signed out.
  const alive = await aliveOf(sessionIds).catch(() => null);
  for (const [end, { sessionId }] of streams) if (alive && !alive.has(sessionId)) end();
}

let beating: NodeJS.Timeout | undefined;

/** How long a page waits whose stream was ended for a newer one: at once, the two would end each other forever. */
const WAIT_MS = 60_000;

/** Ends the user's oldest streams until there is room for one more: those are of tabs long forgotten, or dead. */
function makeRoom(userId: string): void {
  const own = [...openStreams()].filter(([, stream]) => stream.userId === userId);
  for (const [end, { write }] of own.slice(0, Math.max(0, own.length - MOST_STREAMS + 1))) {
    write(`retry: ${WAIT_MS}\n\n`);
    end();
  }
}
export const countStreams = (): number => openStreams().size;

/** Ends every stream: an open one keeps the process alive after SIGTERM. The pages reconnect by themselves. */
export function closeStreams(): void {
  for (const close of openStreams().keys()) close();
}

/**
 * One user's generations as server-sent events: `generation` carries the changed view, so that a page need not load it;
 * `beat` says that the stream is alive, and names the build that serves it, so that a page opened before an update
 * notices it. A user has 12 at most: a newer one ends the oldest. After a reconnect, what was missed since `lastEventId` comes first.
 */
export function liveStream(
  services: Needs,
  user: { userId: string; sessionId: string; lastEventId: number | null; build: string },
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const beat = `event: beat\ndata: ${user.build}\n\n`;
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          if (text) controller.enqueue(encoder.encode(text));
        } catch {
          end();
        }
      };
      /** One after another, so that an older view never overtakes a newer one. */
      let queue = Promise.resolve();
      const send = (text: Promise<string>) => {
        queue = Promise.all([text, queue])
          .then(([ready]) => write(ready))
          .catch((error) => {
            log.often("an event could not be sent to a page", error);
            // The page connects again and asks for what it missed; otherwise it would show an old state for good.
            end();
          });
      };
      const stop = subscribe((event) => {
        if (event.userId === user.userId) send(eventText(services, event));
      });
      end = () => {
        stop();
        openStreams().delete(end);
        if (openStreams().size === 0) {
          clearInterval(beating);
          beating = undefined;
        }
        signal.removeEventListener("abort", end);
        try {
          controller.close();
        } catch {
          // The other side has just closed it.
        }
      };
      makeRoom(user.userId);
      openStreams().set(end, { userId: user.userId, sessionId: user.sessionId, write, beat });
      beating ??= setInterval(() => void beatAll(services), BEAT_MS);
      signal.addEventListener("abort", end);
      write(`retry: 2000\n${beat}`);
      if (user.lastEventId !== null) {
        send(missedText(services, { userId: user.userId, after: user.lastEventId }));
      }
    },
    cancel() {
      end();
    },
  });
}

/** By the event itself and not by its id: a later event about a generation's trouble has its last transition's id. */
const texts = new WeakMap<GenerationEvent, Promise<string>>();

/** An event as a page receives it, loaded once for all of the user's pages. */
function eventText(services: Pick<Services, "db">, event: GenerationEvent): Promise<string> {
  const text = texts.get(event) ?? textOf(services, { userId: event.userId, lines: [event] });
  texts.set(event, text);
  return text;
}

async function missedText(
  services: Pick<Services, "db">,
  { userId, after }: { userId: string; after: number },
): Promise<string> {
  const missed = await listTransitionsSince(services.db, { userId, after, limit: REPLAY_LIMIT });
  // The newest transition of each generation is enough: a view is the row's whole current state.
  const newest = new Map(missed.map((line) => [line.generationId, line]));
  return textOf(services, { userId, lines: [...newest.values()].sort((a, b) => a.id - b.id) });
}

async function textOf(
  services: Pick<Services, "db">,
  { userId, lines }: { userId: string; lines: readonly { id: number; generationId: string }[] },
): Promise<string> {
  const views = await generationsByIds(services, { userId, ids: lines.map(({ generationId }) => generationId) });
  const byId = new Map(views.map((view) => [view.id, view]));
  return lines
    .filter(({ generationId }) => byId.has(generationId))
    .map(({ id, generationId }) => `id: ${id}\nevent: generation\ndata: ${JSON.stringify(byId.get(generationId))}\n\n`)
    .join("");
}
