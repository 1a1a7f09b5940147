import { useCallback, useEffect, useState } from "react";
import { useComposerContext } from "../context";
import { documentOf } from "../state";
import { check } from "./check";
import type { Finding } from "./rule";

/** Milliseconds after the last key: findings that appear while a word is being typed are noise. */
const CALM = 700;

/** The findings about what is written now, and a way to update them at once. */
export function useFindings(): [readonly Finding[], () => void] {
  const { store } = useComposerContext();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const look = useCallback(() => {
    const state = store.get();
    setFindings(check({ ...state, prompt: documentOf(state) }));
  }, [store]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [doc, images, elements, settings, cast]: unknown[] = [];
    const changed = () => {
      const state = store.get();
      const now = documentOf(state);
      const others = [now.images, now.elements, state.settings, state.cast];
      const same = [images, elements, settings, cast].every((one, at) => one === others[at]);
      if (now.doc === doc && same) return;
      // Only typing needs calm: what a new image or setting solves is gone with it.
      [doc, images, elements, settings, cast] = [now.doc, ...others];
      clearTimeout(timer);
      timer = setTimeout(look, same ? CALM : 0);
    };
    changed();
    const stop = store.subscribe(changed);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, look]);
  return [findings, look];
}
