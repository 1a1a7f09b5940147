"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";
import { isTooFast } from "@/lib/sequences/captions/reading-speed";
import { MAX_CAPTIONS } from "@/lib/sequences/limits";
import { captionActions } from "./caption-actions";
import { CaptionEditor } from "./caption-editor";
import { CaptionFiles } from "./caption-files";
import { CaptionList } from "./caption-list";
import { CaptionSources } from "./caption-sources";
import { addCaptionHere, setCaptionState } from "./caption-state";
import { useCaptionState, useCaptions } from "./use-caption-state";

/** The captions as a list, the selected one with its text and times, and where they come from and go to. */
export default function CaptionPanel({ name }: { name: string }) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const captions = useCaptions();
  const at = Math.min(
    useCaptionState((state) => state.at),
    captions.length - 1,
  );
  const text = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const wanted = useCaptionState((state) => state.add);
  useEffect(() => {
    if (wanted === null) return;
    setCaptionState(editor, { add: null });
    captionActions.add(editor, wanted);
    // Once the one that was added is shown.
    requestAnimationFrame(() => text.current?.focus());
  }, [editor, wanted]);
  const full = captions.length >= MAX_CAPTIONS;
  const fast = captions.filter((caption) => isTooFast(caption, editor.rate)).length;
  return (
    <div className="flex flex-col gap-4">
      <CaptionSources>
        <Button disabled={full} aria-keyshortcuts="c" onClick={() => addCaptionHere(editor)}>
          <Plus aria-hidden="true" className="size-4" />
          {t("add")}
        </Button>
      </CaptionSources>
      {full && <p className="text-soft text-sm">{t("full", { max: MAX_CAPTIONS })}</p>}
      {captions.length === 0 ? (
        <p className="rounded-md bg-sunken p-6 text-center text-soft">{t("empty")}</p>
      ) : (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <CaptionList ref={list} at={at} />
          <CaptionEditor
            ref={text}
            at={at}
            onLeave={() => list.current?.querySelector<HTMLElement>("[aria-pressed=true]")?.focus()}
          />
        </div>
      )}
      {fast > 0 && <p className="text-soft text-sm">{t("fast_count", { count: fast })}</p>}
      {captions.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-soft text-sm">{t("save")}</span>
          <CaptionFiles {...{ captions, name }} rate={editor.rate} />
        </div>
      )}
    </div>
  );
}
