"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Clip } from "@/lib/sequences/content";
import type { Editor, EditorState } from "./editor";
import type { SequencePlayback } from "./player/playback";
import type { StripView } from "./strip/strip-view";

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("outside a sequence's editor");
  return editor;
}

/** One value of the editor, read alone. */
export function useEditorState<Value>(read: (state: EditorState) => Value): Value {
  const { store } = useEditor();
  return useSyncExternalStore(
    store.subscribe,
    () => read(store.get()),
    () => read(store.initial),
  );
}

export const useClips = (): readonly Clip[] => useEditorState((state) => state.history.present.clips);

/** One value of the player, read alone: it changes with every frame. */
export function usePlayhead<Value>(read: (playback: SequencePlayback) => Value): Value {
  const { store } = useEditor().player;
  return useSyncExternalStore(
    store.subscribe,
    () => read(store.get()),
    () => read(store.initial),
  );
}

/** One value of how the clips are shown, read alone. */
export function useStripView<Value>(read: (view: StripView) => Value): Value {
  const { view } = useEditor();
  return useSyncExternalStore(
    view.subscribe,
    () => read(view.get()),
    () => read(view.initial),
  );
}
