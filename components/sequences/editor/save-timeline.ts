import { followScenes } from "@/components/sequences/scenes/follow-scenes";
import { requestId } from "@/components/video/request-id";
import type { SequenceContent, SequenceView } from "@/lib/sequences/content";
import { correctAll } from "@/lib/sequences/history";
import { isServersOnly, mergeServer } from "@/lib/sequences/merge-server";
import { type Editor, timelineOf } from "./editor";
import { takeServers } from "./take-changes";

/** Milliseconds from the last change to the write, and between tries while the server cannot be reached. */
const PAUSE = 600;
const AWAY = 5_000;

type Answer =
  | { at: "saved"; version: number }
  | { at: "conflict"; other: SequenceView }
  | { at: "unreachable" | "gone" | "refused" };

/** Saves the timeline as it changes, and takes what the server added to it. Returns a function that stops and writes what is still unsaved. */
export function saveTimeline(editor: Editor): () => void {
  const by = requestId();
  let seq = 0;
  let saved = editor.timeline;
  /** What the server has as the version that is known here. */
  let base = editor.timeline;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = false;
  const isDirty = () => editor.timeline !== saved;
  const blocked = () => editor.store.get().other !== null || editor.store.get().save === "gone";
  const content = (): SequenceContent => {
    seq += 1;
    return { ...editor.timeline, rate: editor.rate, by, seq };
  };

  const later = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void write(), pause);
  };

  /** What only the server changed needs no choice: both are kept. */
  function merge(other: SequenceView): void {
    const { history } = editor.store.get();
    const merged = correctAll(history, (mine) => mergeServer(mine, base, other.content));
    if (!isDirty()) saved = merged.present;
    base = timelineOf(other.content);
    takeServers(editor, other, merged);
  }

  const follow = followScenes(editor, (view) => {
    const { version } = editor.store.get();
    if (writing || blocked() || view.version <= version || !isServersOnly(view, version)) return false;
    merge(view);
    return true;
  });

  async function write(): Promise<void> {
    if (writing || !isDirty() || blocked()) return;
    writing = true;
    const sent = editor.timeline;
    const answer = await put(editor.id, { base: editor.store.get().version, content: content() });
    writing = false;
    switch (answer.at) {
      case "saved":
        saved = sent;
        base = sent;
        editor.set({ version: answer.version, save: isDirty() ? "unsaved" : "saved" });
        if (isDirty()) later(PAUSE);
        break;
      case "conflict":
        if (isServersOnly(answer.other, editor.store.get().version)) {
          merge(answer.other);
          later(0);
        } else editor.set({ other: answer.other });
        break;
      case "unreachable":
        editor.set({ save: "away" });
        later(AWAY);
        break;
      default:
        editor.set({ save: answer.at });
    }
    follow.missed();
  }

  let before = editor.store.get();
  const unsubscribe = editor.store.subscribe(() => {
    const now = editor.store.get();
    const [last, { history, other }] = [before, now];
    before = now;
    if (last.other && !other) base = timelineOf(last.other.content);
    // What another page wrote, chosen by the user, is what the server has.
    if (last.other && !other && now.save === "saved") saved = history.present;
    else if (history.present !== last.history.present || (last.other && !other)) {
      if (isDirty() && now.save === "saved") editor.set({ save: "unsaved" });
      // Undone before it was written: nothing will be.
      else if (!isDirty() && now.save === "unsaved" && !writing) editor.set({ save: "saved" });
      later(PAUSE);
    }
  });
  const leave = () => {
    if (!isDirty() || blocked()) return;
    void put(editor.id, { base: editor.store.get().version, content: content() }, true);
    saved = editor.timeline;
  };
  window.addEventListener("pagehide", leave);
  return () => {
    follow.stop();
    unsubscribe();
    window.removeEventListener("pagehide", leave);
    clearTimeout(timer);
    leave();
  };
}

/** `leaving`: the page is closing and nothing will read the answer. A request that outlives it may have 64 KiB. */
async function put(id: string, write: { base: number; content: SequenceContent }, leaving = false): Promise<Answer> {
  const body = JSON.stringify(write);
  try {
    const response = await fetch(`/api/sequences/${id}`, {
      ...{ method: "PUT", headers: { "content-type": "application/json" }, body },
      keepalive: leaving && body.length < 60_000,
    });
    if (response.ok) return { at: "saved", version: (await response.json()).version };
    if (response.status === 409) return { at: "conflict", other: (await response.json()).other };
    if (response.status === 404) return { at: "gone" };
    return { at: response.status >= 500 || response.status === 429 ? "unreachable" : "refused" };
  } catch {
    return { at: "unreachable" };
  }
}
