"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { undoStep } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { savedText } from "@/components/composer/prompt/serialize";
import { documentOf } from "@/components/composer/state";
import { FocusedButton } from "@/components/refine/focused-button";
import { useRefineFailure } from "@/components/refine/use-refine-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/show-toast";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { isSound } from "@/lib/refine/kept";
import { isVisible } from "@/lib/text/visible";
import { Proposal } from "./proposal";
import { type RefineJob, type Refining, useRefine } from "./use-refine";

/** Proposes another wording of the prompt, which stays as it is until one is used. */
export default function RefineDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("refine");
  const does = useTranslations("commands.does");
  const tools = useTranslations("compose.tools");
  const composer = useComposerContext();
  const dialog = useRef<HTMLDialogElement>(null);
  const { state, ask, askAgain, stop, use } = useRefine();
  const close = () => dialog.current?.close();

  function accept(text: string): void {
    if (!use(text)) {
      showToast(t("changed"));
      return;
    }
    close();
    showToast(t("used"), { label: does("undo"), onClick: () => composer.store.set(undoStep) });
    composer.editor.focus();
  }

  return (
    <Dialog ref={dialog} title={t("title")} close={tools("close")} onClose={onClose} place="bottom">
      <div className="flex flex-col gap-4">
        <p role="status" className="text-soft text-sm">
          {useSentence(state)}
        </p>
        {state.at === "start" && <Start onAsk={ask} />}
        {state.at === "writing" && (
          <>
            <p
              dir="auto"
              aria-busy="true"
              className="wrap-anywhere max-h-96 min-h-24 overflow-y-auto whitespace-pre-wrap rounded-md bg-sunken p-4 text-base leading-relaxed"
            >
              {state.text}
            </p>
            <FocusedButton key="stop" label={t("stop")} onClick={stop} />
          </>
        )}
        {state.at === "proposed" && <Proposal proposed={state} onUse={accept} onKeep={close} />}
        {state.at === "failed" && (
          <div className="flex flex-wrap gap-2">
            <FocusedButton key="again" label={t("again")} onClick={askAgain} />
            <Button look="plain" onClick={close}>
              {t("keep")}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** What can be asked for. */
function Start({ onAsk }: { onAsk: (job: RefineJob) => void }) {
  const t = useTranslations("refine");
  const errors = useTranslations("errors.field");
  const text = useComposer((state) => savedText(documentOf(state), state.cast.elements));
  if (!isVisible(text)) return <p className="text-sm">{errors("prompt_empty")}</p>;
  if (text.length > MAX_PROMPT) return <p className="text-sm">{errors("prompt_long", { characters: MAX_PROMPT })}</p>;
  return (
    <div className="flex flex-wrap gap-2">
      <FocusedButton look="lamp" label={t("rewrite")} onClick={() => onAsk("rewrite")} />
      <Button onClick={() => onAsk("translate_en")}>{t("translate.en")}</Button>
      <Button onClick={() => onAsk("translate_zh")}>{t("translate.zh")}</Button>
    </div>
  );
}

/** What the dialog says about itself, aloud too. */
function useSentence(state: Refining): string {
  const t = useTranslations("refine");
  const failed = useRefineFailure();
  const { refine } = useComposerContext();
  switch (state.at) {
    case "start":
      return state.stopped ? t("stopped") : t("intro", { model: refine ?? "" });
    case "writing":
      return state.again ? t("written_again") : t("writing");
    case "proposed": {
      const count = state.pieces.filter((piece) => !("same" in piece)).length;
      return isSound(state.refined.problems) ? t("changes", { count }) : t("broken");
    }
    case "failed":
      return failed(state.error);
  }
}
