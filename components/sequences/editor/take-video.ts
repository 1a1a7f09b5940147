import type { ClipVideo } from "@/lib/sequences/content";
import { plainClip, replaceVideo } from "@/lib/sequences/timeline";
import { addClips } from "./edit-clips";
import type { Editor } from "./editor";

/** Adds a video behind the selected clip, or puts it in its place. */
export function takeVideo(
  editor: Editor,
  video: ClipVideo,
  { name, seconds, replace }: { name: string; seconds: number; replace: boolean },
): void {
  editor.set({ videos: new Map([...editor.store.get().videos, [video.id, video]]), open: null });
  const given = { videoId: video.id, name, frames: Math.max(1, Math.round(seconds * editor.rate)) };
  const { selected } = editor;
  if (replace && selected) editor.step(replaceVideo(editor.clips, selected.key, given));
  else addClips(editor, [{ ...plainClip, ...given, key: crypto.randomUUID(), in: 0, out: given.frames }]);
}
