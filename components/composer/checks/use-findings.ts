import { useCallback, useEffect, useState } from "react";
import { useComposerContext } from "../context";
import { documentOf } from "../state";
import { check, type Finding } from "./check";

/** Milliseconds after the last key: findings that appear while a word is being typed are noise. */
const CALM = 700;

/** The findings about what is written now, and a way to update them at once. */
export function useFindings(): [readonly Finding[], () => void] {
  const { store } = useComposerContext();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const look = useCallback(() => {
    const state = store.get();
    setFindings(check({ prompt: documentOf(state), settings: state.settings }));
  }, [store]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [doc, images, settings]: unknown[] = [];
    const changed = () => {
      const state = store.get();
      const now = documentOf(state);
      if (now.doc === doc && now.images === images && state.settings === settings) return;
      // Only typing needs calm: what a new image or setting solves is gone with it.
      const typed = now.images === images && state.settings === settings;
      [doc, images, settings] = [now.doc, now.images, state.settings];
      clearTimeout(timer);
      timer = setTimeout(look, typed ? CALM : 0);
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
