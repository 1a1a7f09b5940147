import type { Clip } from "@/lib/sequences/content";
import { GAP_SECONDS, MAX_CLIPS } from "@/lib/sequences/limits";
import { type PlannedScene, plannedClip } from "@/lib/sequences/scenes/planned-clip";
import { clipAt, duplicateClip, insertClips, splitAt } from "@/lib/sequences/timeline";
import type { Editor } from "./editor";

/** Sets the in or out point of the clip under the playhead to the playhead; the frame that is shown stays in it. */
export function trimHere(editor: Editor, end: "in" | "out"): void {
  const at = clipAt(editor.clips, editor.player.frame);
  if (at) editor.trim(at.clip.key, end === "in" ? { in: at.frame } : { out: at.frame + 1 });
}

/** Divides the clip under the playhead. */
export function splitClip(editor: Editor): void {
  if (editor.clips.length >= MAX_CLIPS) return;
  const selected = crypto.randomUUID();
  const divided = splitAt(editor.clips, editor.player.frame, selected);
  if (divided.length === editor.clips.length) return;
  editor.step(divided);
  editor.set({ selected });
}

export function copyClip(editor: Editor, clipKey: string): void {
  if (editor.clips.length >= MAX_CLIPS) return;
  const selected = crypto.randomUUID();
  editor.step(duplicateClip(editor.clips, clipKey, selected));
  editor.set({ selected });
}

/** Adds a planned scene behind the selected clip. */
export const addGap = (editor: Editor, name: string): void => addScenes(editor, [{ name, seconds: GAP_SECONDS }]);

/** Adds planned scenes behind the selected clip, as many as fit. */
export const addScenes = (editor: Editor, scenes: readonly PlannedScene[]): void =>
  addClips(
    editor,
    scenes.map((scene) => plannedClip(scene, editor.rate)),
  );

/** Adds clips behind the selected one, as many as fit. */
export function addClips(editor: Editor, clips: readonly Clip[]): void {
  const some = clips.slice(0, Math.max(0, MAX_CLIPS - editor.clips.length));
  const [first] = some;
  if (!first) return;
  const at = editor.clips.findIndex(({ key }) => key === editor.store.get().selected);
  editor.step(insertClips(editor.clips, at < 0 ? editor.clips.length : at + 1, some));
  editor.select(first.key);
}
