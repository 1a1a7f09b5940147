import { DOUBT_MS, SILENCE_MS } from "@/lib/generations/limits";
import type { GenerationView } from "@/lib/generations/view";

/** An event of the stream: a heartbeat with the server's build, or a changed generation with its change number. */
export type StreamMessage =
  | { kind: "beat"; build: string }
  | { kind: "generation"; id: number; generation: GenerationView };

export type StreamOptions = {
  /** The last received change, so that a new stream continues after it. */
  after(): number | null;
  heard(message: StreamMessage): void;
  up(is: boolean): void;
};

const LOOK_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/**
 * Streams changes from the server and reconnects after errors, refusals, sleep and network changes. Returns a function
 * that disconnects. The browser's own retry handles broken connections; this handles what it gives up on or can't
 * notice.
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

  /** Refused: signed out, or the server is starting. Retried with increasing delays. */
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
  // Date.now continues during sleep, so the first tick after waking finds the stream silent for too long.
  const watch = setInterval(() => {
    if (!refused() && silent(SILENCE_MS)) reopen();
  }, LOOK_MS);
  const onVisible = () => {
    if (!document.hidden && (refused() || silent(DOUBT_MS))) reopen();
  };
  const closing = new AbortController();
  const { signal } = closing;
  document.addEventListener("visibilitychange", onVisible, { signal });
  window.addEventListener("online", reopen, { signal });
  window.addEventListener("offline", () => options.up(false), { signal });
  open();

  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    closing.abort();
    source?.close();
    options.up(false);
  };
}
