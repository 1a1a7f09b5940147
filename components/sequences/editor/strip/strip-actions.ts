import type { Editor } from "@/components/sequences/editor/editor";
import type { Clip } from "@/lib/sequences/content";
import { cutsOf, totalFrames } from "@/lib/sequences/timeline";
import type { Held, StripView } from "./strip-view";
import { clampZoom, fitZoom } from "./zoom";

const secondsOf = ({ clips, rate }: Editor): number => totalFrames(clips) / rate;

/** Sets how many pixels a second has; `anchor` is a frame that stays where it is seen, at so many pixels. */
export function zoomTo(editor: Editor, zoom: number, anchor: StripView["anchor"] = null): void {
  editor.view.set((now) => ({ ...now, zoom: clampZoom(zoom, secondsOf(editor)), anchor }));
}

export const zoomBy = (editor: Editor, factor: number): void => zoomTo(editor, editor.view.get().zoom * factor);

export const zoomToAll = (editor: Editor): void => zoomTo(editor, fitZoom(secondsOf(editor), editor.view.get().width));

export const toggleSnap = ({ view }: Editor): void => view.set((now) => ({ ...now, snap: !now.snap }));

/** Takes hold of a clip's end, which is trimmed until it is released; each hold is a step of its own. */
export function holdEnd(editor: Editor, clip: Clip, end: Held["end"]): void {
  editor.endStep();
  editor.view.set((now) => ({ ...now, held: { end, clip, cuts: cutsOf(editor.clips) } }));
}

/** `undo`: the end goes back to where it was. */
export function releaseEnd(editor: Editor, undo: boolean): void {
  const { held } = editor.view.get();
  if (!held) return;
  const { end, clip } = held;
  const now = editor.clips.find(({ key }) => key === clip.key);
  if (undo && now && now[end] !== clip[end]) editor.undo();
  editor.view.set((view) => ({ ...view, held: null, guide: null }));
  editor.endStep();
}
