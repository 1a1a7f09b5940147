import type { Editor } from "@/components/sequences/editor/editor";
import { createStore, type Store } from "@/components/ui/store";

/** `at`: the place of the selected caption. `add`: the frame at which one is to be added, once the panel is loaded. */
export type CaptionState = { open: boolean; shown: boolean; at: number; add: number | null };

const stores = new WeakMap<Editor, Store<CaptionState>>();

/** What the captions' panel of an open sequence shows. */
export function captionState(editor: Editor): Store<CaptionState> {
  const known = stores.get(editor);
  if (known) return known;
  const store = createStore<CaptionState>({ open: false, shown: true, at: 0, add: null });
  stores.set(editor, store);
  return store;
}

export const setCaptionState = (editor: Editor, part: Partial<CaptionState>): void =>
  captionState(editor).set((now) => ({ ...now, ...part }));

/** Opens the panel and adds a caption at the playhead. */
export const addCaptionHere = (editor: Editor): void =>
  setCaptionState(editor, { open: true, add: editor.player.frame });
