import { useMemo } from "react";
import { useComposer } from "./context";
import type { ComposerState } from "./state";

/** Plain data built from the composer's state; renders again only when its content changes, not on every key. */
export function useDerived<Data>(build: (state: ComposerState) => Data): Data {
  const text = useComposer((state) => JSON.stringify(build(state)));
  return useMemo(() => JSON.parse(text) as Data, [text]);
}
