"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { type AskFailure, askRefine } from "@/components/refine/ask-refine";
import { FocusedButton } from "@/components/refine/focused-button";
import { useRefineCost } from "@/components/refine/use-refine-cost";
import { useRefineFailure } from "@/components/refine/use-refine-failure";
import { Button } from "@/components/ui/button";
import type { ElementView } from "@/lib/elements/view";
import type { Refined } from "@/lib/refine/protocol";

type Asking =
  | { at: "writing"; text: string }
  | { at: "proposed"; refined: Refined }
  | { at: "failed"; error: AskFailure };

type Props = { imageId: string; kind: ElementView["kind"]; onUse: (words: string) => void; onClose: () => void };

/** Asks for the description of an image as soon as it is shown. Closing it ends the request. */
export default function DescriptionProposal({ imageId, kind, onUse, onClose }: Props) {
  const t = useTranslations("elements.editor");
  const refine = useTranslations("refine");
  const to = useLocale();
  const stop = useRef<AbortController>(null);
  const [asking, setAsking] = useState<Asking>({ at: "writing", text: "" });

  const ask = useCallback(async () => {
    const asked = new AbortController();
    const { signal } = asked;
    stop.current = asked;
    setAsking({ at: "writing", text: "" });
    const onText = (text: string) => !signal.aborted && setAsking({ at: "writing", text });
    const answer = await askRefine({ job: "describe", imageId, kind, to }, { signal, onText });
    // Stopped or closed meanwhile.
    if (signal.aborted) return;
    setAsking(answer.ok ? { at: "proposed", refined: answer } : { at: "failed", error: answer.error });
  }, [imageId, kind, to]);

  useEffect(() => {
    void ask();
    return () => stop.current?.abort();
  }, [ask]);

  const shown = asking.at === "writing" ? asking.text : asking.at === "proposed" ? asking.refined.text : null;
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-surface p-3">
      <p role="status" className="text-soft text-sm">
        {useSentence(asking)}
      </p>
      {shown !== null && (
        <p
          dir="auto"
          aria-busy={asking.at === "writing"}
          className="wrap-anywhere min-h-12 rounded-md bg-sunken p-3 text-base"
        >
          {shown}
        </p>
      )}
      {asking.at === "proposed" && <Cost refined={asking.refined} />}
      <div className="flex flex-wrap gap-2">
        {asking.at === "writing" && (
          <FocusedButton
            key="stop"
            label={refine("stop")}
            onClick={() => {
              stop.current?.abort();
              setAsking({ at: "failed", error: { code: "stopped" } });
            }}
          />
        )}
        {asking.at === "proposed" && (
          <FocusedButton key="use" look="lamp" label={t("useWords")} onClick={() => onUse(asking.refined.text)} />
        )}
        {asking.at === "failed" && <FocusedButton key="again" label={refine("again")} onClick={() => void ask()} />}
        {asking.at !== "writing" && <Button onClick={onClose}>{refine("keep")}</Button>}
      </div>
    </div>
  );
}

function Cost({ refined }: { refined: Refined }) {
  return <p className="text-faint text-sm">{useRefineCost(refined.usage)}</p>;
}

function useSentence(asking: Asking): string {
  const t = useTranslations("elements.editor");
  const refine = useTranslations("refine");
  const failed = useRefineFailure();
  switch (asking.at) {
    case "writing":
      return refine("writing");
    case "proposed":
      return t("proposed");
    case "failed":
      return asking.error.code === "filtered" ? t("filtered") : failed(asking.error);
  }
}
