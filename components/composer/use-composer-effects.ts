import { useEffect, useRef } from "react";
import { keepTrying } from "@/components/ui/keep-trying";
import { beforeReload } from "@/components/ui/reload";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import type { ImageView } from "@/lib/generations/view";
import { backOnline, loadSeed } from "./changes";
import type { ComposerContext } from "./context";
import { documentOf } from "./state";

/** What begins and ends with the composer: the draft is kept, uploads go on, "Use again" is loaded once. */
export function useComposerEffects(
  composer: ComposerContext,
  owner: string,
  seed: ComposerSeed | null,
  brought: ImageView | null,
): void {
  const { store, uploads, editor } = composer;
  const used = useRef(seed);
  const laid = useRef<ImageView | null>(null);
  const started = useRef<Promise<void> | null>(null);

  useEffect(() => {
    if (!seed) return;
    if (used.current !== seed) store.set(loadSeed(seed));
    used.current = seed;
    // The address has done its work; a reload must show the draft as it is then, not load the same words again.
    window.history.replaceState(null, "", "/");
    // Its words are begun and wait to be gone on with, behind them.
    const { caret } = documentOf(store.get());
    if (seed.firstFrame) void editor.ready().then(() => editor.select(caret, caret));
  }, [store, editor, seed]);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let over = false;
    // Loaded after the page, which is there to be seen and written in first.
    started.current = keepTrying(() => import("@/components/composer/drafts/autosave")).then(
      ({ startAutosave, flushDraft }) => {
        if (over) return;
        const stopSaving = startAutosave(store, owner);
        const stopKeeping = beforeReload(() => Promise.all([flushDraft(), uploads.kept()]));
        stop = () => {
          stopKeeping();
          stopSaving();
        };
        void uploads.resume();
      },
    );
    return () => {
      over = true;
      stop?.();
    };
  }, [store, uploads, owner]);

  useEffect(() => {
    const online = () => {
      store.set(backOnline);
      uploads.online();
    };
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [store, uploads]);

  useEffect(() => {
    if (!brought || laid.current === brought) return;
    laid.current = brought;
    // Only when the draft is whole: what the tab had of it may be more than the server sent.
    void Promise.all([
      keepTrying(() => import("@/components/composer/images/add-stored-images")),
      started.current,
    ]).then(([{ addStoredImages }]) => {
      addStoredImages(store, [brought]);
      window.history.replaceState(null, "", "/");
    });
  }, [store, brought]);
}
