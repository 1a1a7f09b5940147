import type { Editor } from "@/components/sequences/editor/editor";
import {
  addCaption,
  type Edited,
  mergeCaptions,
  moveCaption,
  removeCaption,
  setCaption,
  splitCaption,
} from "@/lib/sequences/captions/edit-captions";
import type { Caption } from "@/lib/sequences/content";
import { setCaptionState } from "./caption-state";

/** Changes the captions, and selects the one that it was about. */
export function putCaptions(editor: Editor, { captions, at }: Edited, tag?: string): void {
  editor.change({ captions }, tag);
  setCaptionState(editor, { at: Math.max(0, at) });
}

const captionsOf = (editor: Editor): readonly Caption[] => editor.timeline.captions;

/** What is done with the caption at a place. Changes of the same kind in a row are one step of the history. */
export const captionActions = {
  add: (editor: Editor, frame: number) => putCaptions(editor, addCaption(captionsOf(editor), frame, editor.rate)),
  setText: (editor: Editor, at: number, text: string) =>
    putCaptions(editor, setCaption(captionsOf(editor), at, { text }), `caption:text:${at}`),
  setTime: (editor: Editor, at: number, part: { from: number } | { to: number }) =>
    putCaptions(editor, setCaption(captionsOf(editor), at, part), `caption:time:${at}`),
  nudge: (editor: Editor, at: number, frames: number) =>
    putCaptions(editor, moveCaption(captionsOf(editor), at, frames), `caption:nudge:${at}`),
  split: (editor: Editor, at: number) => putCaptions(editor, splitCaption(captionsOf(editor), at, editor.player.frame)),
  merge: (editor: Editor, at: number) => putCaptions(editor, mergeCaptions(captionsOf(editor), at)),
  remove: (editor: Editor, at: number) => putCaptions(editor, removeCaption(captionsOf(editor), at)),

  /** Selects a caption and shows its first frame. */
  choose(editor: Editor, at: number): void {
    setCaptionState(editor, { at });
    const caption = captionsOf(editor)[at];
    if (caption) editor.player.seek(caption.from);
  },
};
