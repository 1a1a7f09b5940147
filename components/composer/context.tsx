"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { OpenState } from "@/components/composer/commands/open-state";
import type { EditorRef } from "@/components/composer/editor/editor-handle";
import type { Uploads } from "@/components/composer/images/uploads";
import type { Store } from "@/components/ui/store";
import type { ModelChoice } from "@/lib/generations/settings";
import type { ComposerState } from "./state";

export type ComposerContext = {
  store: Store<ComposerState>;
  uploads: Uploads;
  editor: EditorRef;
  open: Store<OpenState>;
  models: readonly ModelChoice[];
  /** The model that refines prompts; null: nothing is refined. */
  refine?: string | null;
};

const Context = createContext<ComposerContext | null>(null);
export const ComposerProvider = Context.Provider;

export function useComposerContext(): ComposerContext {
  const composer = useContext(Context);
  if (!composer) throw new Error("useComposerContext must be used inside <ComposerProvider>");
  return composer;
}

/** A slice of the composer's state. `select` must return the same value for the same state: pick, don't build. */
export function useComposer<Slice>(select: (state: ComposerState) => Slice): Slice {
  const { store } = useComposerContext();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
