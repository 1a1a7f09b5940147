import { useEffect, useRef } from "react";
import { collectEarly } from "@/components/ui/early-events";
import { startUse, useUsed } from "@/components/ui/first-use";
import { keepTrying } from "@/components/ui/keep-trying";
import { beforeReload } from "@/components/ui/reload";
import type { SeedWithElements } from "@/lib/elements/restored";
import type { ImageView } from "@/lib/generations/view";
import type { OpenDraft } from "@/lib/prompts/drafts/content";
import { backOnline, loadSeed } from "./changes";
import type { ComposerContext } from "./context";
import { hasLocalCopy } from "./drafts/local-copy-key";
import { documentOf } from "./state";

/** The composer's lifetime: saves the draft, resumes uploads, loads "Use again" once. */
export function useComposerEffects(
  composer: ComposerContext,
  owner: string,
  seed: SeedWithElements | null,
  brought: ImageView | null,
  asked: OpenDraft | null,
): void {
  const { store, uploads, editor } = composer;
  const used = useRef(seed);
  const laid = useRef<ImageView | null>(null);
  const opened = useRef<OpenDraft | null>(null);
  const started = useRef<Promise<void> | null>(null);
  const isUsed = useUsed();

  useEffect(() => {
    const { doc, images, gone } = documentOf(store.initial);
    // A draft has findings to show, and what came from elsewhere is to be saved.
    if (seed || brought || asked || doc.length + images.length + gone.length > 0 || hasLocalCopy()) startUse();
    return store.subscribe(startUse);
  }, [store, seed, brought, asked]);

  useEffect(collectEarly, []);

  useEffect(() => {
    if (!seed) return;
    if (used.current !== seed) store.set(loadSeed(seed));
    used.current = seed;
    // The address has been used; a reload must show the current draft instead of loading the prompt again.
    window.history.replaceState(null, "", "/");
    // Place the caret at the end, ready to continue.
    const { caret } = documentOf(store.get());
    if (seed.firstFrame) void editor.ready().then(() => editor.select(caret, caret));
  }, [store, editor, seed]);

  useEffect(() => {
    if (!isUsed) return;
    let stop: (() => void) | null = null;
    let over = false;
    // The editor first: it reads what was typed before it was loaded, and would take a tab's copy that is put into the
    // composer meanwhile for older than the page.
    const parts = Promise.all([keepTrying(() => import("@/components/composer/drafts/autosave")), editor.ready()]);
    started.current = parts.then(([{ startAutosave, flushDraft }]) => {
      if (over) return;
      const stopSaving = startAutosave(store, owner);
      const stopKeeping = beforeReload(() => Promise.all([flushDraft(), uploads.kept()]));
      stop = () => {
        stopKeeping();
        stopSaving();
      };
      void uploads.resume();
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [store, editor, uploads, owner, isUsed]);

  useEffect(() => {
    const online = () => {
      store.set(backOnline);
      uploads.online();
    };
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [store, uploads]);

  useEffect(() => {
    if (!brought || !isUsed || laid.current === brought) return;
    laid.current = brought;
    // Only once the draft is complete: the tab's copy may have more than the server sent.
    void Promise.all([
      keepTrying(() => import("@/components/composer/images/add-stored-images")),
      started.current,
    ]).then(([{ addStoredImages }]) => {
      addStoredImages(store, [brought]);
      window.history.replaceState(null, "", "/");
    });
  }, [store, brought, isUsed]);

  useEffect(() => {
    if (!asked || !isUsed || opened.current === asked) return;
    opened.current = asked;
    void Promise.all([keepTrying(() => import("@/components/composer/library/apply-item")), started.current]).then(
      async ([{ switchTo }]) => {
        const trouble = await switchTo(composer, asked, () => undefined);
        if (!trouble) window.history.replaceState(null, "", "/");
      },
    );
  }, [composer, asked, isUsed]);
}
