import type { SequenceView } from "@/lib/sequences/content";
import { correctAll, type TimelineHistory } from "@/lib/sequences/history";
import { measureVideo } from "@/lib/sequences/timeline";
import { type Editor, mapOf } from "./editor";

/** Takes what the server wrote into the timeline and its history, as no step of the user. */
export function takeServers(editor: Editor, view: SequenceView, history: TimelineHistory): void {
  const { version, content, scenes } = view;
  const { videos, selected } = editor.store.get();
  editor.set({
    ...{ history, version, scenes, videos: new Map([...videos, ...mapOf(view.videos)]) },
    selected: selected ?? content.clips[0]?.key ?? null,
  });
}

/** Takes what a video's file says about its length; null where it cannot be read. */
export function takeLength(editor: Editor, videoId: string, seconds: number | null): void {
  const { unreadable, history } = editor.store.get();
  if (seconds === null) {
    editor.set({ unreadable: new Set([...unreadable, videoId]) });
    return;
  }
  const frames = Math.max(1, Math.round(seconds * editor.rate));
  const { past, present, future } = history;
  const isWrong = [...past, present, ...future].some(({ clips }) =>
    clips.some((clip) => clip.videoId === videoId && clip.frames !== frames),
  );
  // Anything else would be a change to save.
  if (!isWrong) return;
  editor.set({
    history: correctAll(history, (all) => ({ ...all, clips: measureVideo(all.clips, videoId, frames) })),
  });
}
