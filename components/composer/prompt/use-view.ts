import { useSyncExternalStore } from "react";
import type { Store } from "@/components/ui/store";

/** A slice of any store. `select` must return the same value for the same state: pick, don't build. */
export function useView<State, Slice>(store: Store<State>, select: (state: State) => Slice): Slice {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
