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

function apply(editor: Editor, { captions, at }: Edited, tag?: string): void {
  editor.change({ captions }, tag);
  setCaptionState(editor, { at: Math.max(0, at) });
}

const captionsOf = (editor: Editor): readonly Caption[] => editor.timeline.captions;

/** What is done with the caption at a place. Changes of the same kind in a row are one step of the history. */
export const add = (editor: Editor, frame: number): void =>
  apply(editor, addCaption(captionsOf(editor), frame, editor.rate));
export const setText = (editor: Editor, at: number, text: string): void =>
  apply(editor, setCaption(captionsOf(editor), at, { text }), `caption:text:${at}`);
export const setTime = (editor: Editor, at: number, part: { from: number } | { to: number }): void =>
  apply(editor, setCaption(captionsOf(editor), at, part), `caption:time:${at}`);
export const nudge = (editor: Editor, at: number, frames: number): void =>
  apply(editor, moveCaption(captionsOf(editor), at, frames), `caption:nudge:${at}`);
export const split = (editor: Editor, at: number): void =>
  apply(editor, splitCaption(captionsOf(editor), at, editor.player.frame));
export const merge = (editor: Editor, at: number): void => apply(editor, mergeCaptions(captionsOf(editor), at));
export const remove = (editor: Editor, at: number): void => apply(editor, removeCaption(captionsOf(editor), at));

/** Selects a caption and shows its first frame. */
export function choose(editor: Editor, at: number): void {
  setCaptionState(editor, { at });
  const caption = captionsOf(editor)[at];
  if (caption) editor.player.seek(caption.from);
}
