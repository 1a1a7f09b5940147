"use client";

import { useSyncExternalStore } from "react";
import { useEditor, useEditorState } from "@/components/sequences/editor/use-editor";
import type { Caption } from "@/lib/sequences/content";
import { type CaptionState, captionState } from "./caption-state";

/** One value of the panel's state, read alone. */
export function useCaptionState<Value>(read: (state: CaptionState) => Value): Value {
  const store = captionState(useEditor());
  return useSyncExternalStore(
    store.subscribe,
    () => read(store.get()),
    () => read(store.initial),
  );
}

export const useCaptions = (): readonly Caption[] => useEditorState(({ history }) => history.present.captions);
