"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Clip } from "@/lib/sequences/content";
import type { Editor, EditorState } from "./editor";
import type { SequencePlayback } from "./player";

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
