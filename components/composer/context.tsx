"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { EditorPort } from "./editor/port";
import type { ComposerState } from "./state";
import type { Store } from "./store";
import type { Open } from "./tools/open";
import type { Uploads } from "./uploads";

export type Desk = { store: Store<ComposerState>; uploads: Uploads; editor: EditorPort; open: Store<Open> };

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This part stands outside of a composer.");
  return desk;
}

/** A slice of the composer. `select` must return the same value for the same state: pick, never build. */
export function useComposer<Slice>(select: (state: ComposerState) => Slice): Slice {
  const { store } = useDesk();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
