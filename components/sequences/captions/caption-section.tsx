"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import { Switch } from "@/components/ui/switch";
import { setCaptionState } from "./caption-state";
import { useCaptionState, useCaptions } from "./use-caption-state";

const CaptionPanel = lazyPart(withMessages(() => import("./caption-panel")));

/** The captions of a sequence: how many there are and whether they are shown; everything else is loaded when opened. */
export function CaptionSection({ name }: { name: string }) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const id = useId();
  const count = useCaptions().length;
  const open = useCaptionState((state) => state.open);
  const shown = useCaptionState((state) => state.shown);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <h2 className="font-medium">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setCaptionState(editor, { open: !open })}
            className="inline-flex min-h-11 items-center gap-2"
          >
            <ChevronDown aria-hidden="true" className={`size-4 ${open ? "" : "-rotate-90"}`} />
            {t("title")}
            <span className="font-normal text-faint text-sm">{t("count", { count })}</span>
          </button>
        </h2>
        {count > 0 && (
          <Switch
            label={t("show")}
            checked={shown}
            onChange={(event) => setCaptionState(editor, { shown: event.target.checked })}
          />
        )}
      </div>
      {open && (
        <div id={id}>
          <CaptionPanel name={name} />
        </div>
      )}
    </section>
  );
}
