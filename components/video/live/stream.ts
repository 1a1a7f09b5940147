import { DOUBT_MS, SILENCE_MS } from "@/lib/generations/limits";
import type { GenerationView } from "@/lib/generations/view";

/**
 * What a stream brings: that it lives and of which build the server is, or a generation that changed, with the number
 * of the change.
 */
export type StreamMessage =
  | { kind: "beat"; build: string }
  | { kind: "generation"; id: number; generation: GenerationView };

export type StreamOptions = {
  /** The last change that was heard of, so that a new stream begins after it. */
  after(): number | null;
  heard(message: StreamMessage): void;
  up(is: boolean): void;
};

const LOOK_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/**
 * Listens to the server and mends itself: after a break, a refusal, a sleep, a change of network. Returns how to stop.
 * The browser's own retry keeps working on breaks; what it gives up on, and what it cannot notice, is done here.
 */
export function openStream(options: StreamOptions): () => void {
  let source: EventSource | undefined;
  let heardAt = 0;
  let retryMs = FIRST_RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retry);
    source?.close();
    heardAt = Date.now();
    const after = options.after();
    const opened = new EventSource(after === null ? "/api/events" : `/api/events?after=${after}`);
    source = opened;
    opened.addEventListener("beat", ({ data }: MessageEvent<string>) => alive({ kind: "beat", build: data }));
    opened.addEventListener("generation", (event: MessageEvent<string>) => {
      const id = Number(event.lastEventId);
      alive({ kind: "generation", id, generation: JSON.parse(event.data) as GenerationView });
    });
    opened.addEventListener("error", () => {
      if (opened !== source) return;
      options.up(false);
      if (opened.readyState === EventSource.CLOSED) again();
    });
  }

  function alive(message: StreamMessage): void {
    heardAt = Date.now();
    retryMs = FIRST_RETRY_MS;
    options.up(true);
    options.heard(message);
  }

  /** Refused, not broken: signed out, or a server that is starting. Asked again, ever less often. */
  function again(): void {
    clearTimeout(retry);
    retry = setTimeout(open, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  function reopen(): void {
    options.up(false);
    open();
  }
  const refused = () => source?.readyState === EventSource.CLOSED;
  const silent = (forMs: number) => Date.now() - heardAt >= forMs;
  // Date.now goes on while a machine sleeps, so the first tick after waking up finds the stream silent for too long.
  const watch = setInterval(() => {
    if (!refused() && silent(SILENCE_MS)) reopen();
  }, LOOK_MS);
  const onVisible = () => {
    if (!document.hidden && (refused() || silent(DOUBT_MS))) reopen();
  };
  const onOnline = () => reopen();
  const onOffline = () => options.up(false);
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("online", onOnline);
  window.addEventListener("offline", onOffline);
  open();

  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("online", onOnline);
    window.removeEventListener("offline", onOffline);
    source?.close();
    options.up(false);
  };
}
