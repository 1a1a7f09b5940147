import type { Editor } from "@/components/sequences/editor/editor";
import { snapBy, snapPlaces } from "@/components/sequences/editor/strip/snap";
import { moveCaption, setCaption } from "@/lib/sequences/captions/edit-captions";
import type { Caption } from "@/lib/sequences/content";
import { putCaptions } from "./caption-actions";
import { captionState } from "./caption-state";

/** What of a caption is dragged: one of its edges, or all of it. */
export type CaptionPart = "from" | "to" | "all";

/** The captions as they were before one of them was dragged, its place among them, and the frames that it snaps to. */
export type HeldCaption = { captions: readonly Caption[]; at: number; places: readonly number[] };

/** What follows until the caption is released is one step of the history. */
export function holdCaption(editor: Editor, at: number): HeldCaption {
  editor.endStep();
  const { captions } = editor.timeline;
  const others = { ...editor.timeline, captions: captions.toSpliced(at, 1) };
  return { captions, at, places: snapPlaces(others, editor.player.frame) };
}

/** Drags the held caption by so many frames from where it was. `free`: it snaps to nothing. */
export function dragCaption(
  editor: Editor,
  { captions, at, places }: HeldCaption,
  to: { part: CaptionPart; frames: number; free: boolean },
): void {
  const caption = captions[at];
  if (!caption) return;
  const { zoom, snap } = editor.view.get();
  const edges = to.part === "all" ? [caption.from, caption.to] : [caption[to.part]];
  const { by, guide } = snapBy(edges, to.frames, snap && !to.free ? places : null, { zoom, rate: editor.rate });
  const edited =
    to.part === "all" ? moveCaption(captions, at, by) : setCaption(captions, at, edgeAt(caption, to.part, by));
  putCaptions(editor, edited, "caption:drag");
  const now = edited.captions[edited.at];
  // It may have stopped earlier, at the beginning or at its other edge.
  const reached = now && (to.part === "to" ? now.to - caption.to : now.from - caption.from) === by;
  editor.view.set((view) => ({ ...view, guide: reached ? guide : null }));
}

/** A dragged edge stops at the other one, which stays. */
export const edgeAt = ({ from, to }: Caption, part: "from" | "to", by: number): { from: number } | { to: number } =>
  part === "from" ? { from: Math.min(to - 1, from + by) } : { to: Math.max(from + 1, to + by) };

/** `undo`: everything is as it was before. Otherwise the frame at what was dragged is shown. */
export function releaseCaption(editor: Editor, { captions }: HeldCaption, part: CaptionPart, undo: boolean): void {
  const isChanged = editor.timeline.captions !== captions;
  if (undo && isChanged) editor.undo();
  editor.view.set((view) => ({ ...view, guide: null }));
  editor.endStep();
  const now = editor.timeline.captions[captionState(editor).get().at];
  if (!undo && isChanged && now) editor.player.seek(part === "to" ? now.to - 1 : now.from);
}
