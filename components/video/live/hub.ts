import { createStore } from "@/components/ui/store";
import { SILENCE_MS } from "@/lib/generations/limits";
import type { GenerationView } from "@/lib/generations/view";
import { leadOnce } from "./leader";
import { openStream, type StreamMessage } from "./stream";

/** Messages between tabs. `who`: a new tab asks whether another one is connected to the server. */
type Word = StreamMessage | { kind: "up"; is: boolean } | { kind: "who" };

const up = createStore(false);
/** The newest change that this tab knows; the next leader continues after it. */
let last: number | null = null;
const buildListeners = new Set<(build: string) => void>();
const listeners = new Set<(generation: GenerationView) => void>();

const setUp = (is: boolean): void => up.set(() => is);

function take(message: StreamMessage): void {
  if (message.kind === "beat") {
    for (const listener of buildListeners) listener(message.build);
    return;
  }
  last = Math.max(last ?? 0, message.id);
  for (const listener of listeners) listener(message.generation);
}

export const isUp = up.get;
/** Calls `listener` when the stream connects or disconnects. Returns an unsubscribe function. */
export const onUp = up.subscribe;

/** Calls `listener` with the server's build id, repeatedly. Returns an unsubscribe function. */
export function onBuild(listener: (build: string) => void): () => void {
  buildListeners.add(listener);
  return () => {
    buildListeners.delete(listener);
  };
}

/** Calls `listener` with every generation that changed. Returns an unsubscribe function. */
export function onGeneration(listener: (generation: GenerationView) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Connects this tab: one tab of a browser streams from the server, and the others get its messages. `who` is the user:
 * tabs of another user signed in to this browser must not receive them. Returns a function that disconnects.
 */
export function connectToServer(who: string): () => void {
  let stop = join(who);
  // A page in the back/forward cache must close the stream and reopen it when shown again.
  const hide = () => stop();
  const show = (event: PageTransitionEvent) => {
    if (event.persisted) stop = join(who);
  };
  window.addEventListener("pagehide", hide);
  window.addEventListener("pageshow", show);
  return () => {
    window.removeEventListener("pagehide", hide);
    window.removeEventListener("pageshow", show);
    stop();
    last = null;
  };
}

function join(who: string): () => void {
  const name = `ninefold-live-${who}`;
  const channel = new BroadcastChannel(name);
  let leading = false;
  let left = false;
  const say = (word: Word) => {
    if (!left) channel.postMessage(word);
  };
  let silence: ReturnType<typeof setTimeout> | undefined;

  channel.onmessage = ({ data: word }: MessageEvent<Word>) => {
    if (word.kind === "who") {
      if (leading) say({ kind: "up", is: isUp() });
      return;
    }
    if (leading) return;
    clearTimeout(silence);
    silence = setTimeout(() => setUp(false), SILENCE_MS);
    setUp(word.kind === "up" ? word.is : true);
    if (word.kind !== "up") take(word);
  };
  say({ kind: "who" });

  const stepDown = leadOnce(name, () => {
    leading = true;
    clearTimeout(silence);
    const close = openStream({
      after: () => last,
      heard: (message) => {
        say(message);
        take(message);
      },
      up: (is) => {
        if (is !== isUp()) say({ kind: "up", is });
        setUp(is);
      },
    });
    return () => {
      close();
      leading = false;
    };
  });

  return () => {
    left = true;
    stepDown();
    clearTimeout(silence);
    channel.close();
    setUp(false);
  };
}
