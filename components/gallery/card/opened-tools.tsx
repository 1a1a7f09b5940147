"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { focusCard, useTabStop } from "@/components/gallery/grid/focused-card";
import { toggleStack } from "@/components/gallery/grid/open-stacks";
import type { Opened } from "@/components/gallery/grid/rows/stack-units";
import { useSelecting } from "@/components/gallery/selection/selection";
import type { GenerationView } from "@/lib/generations/view";
import { canKeep, useKeepBest } from "./use-keep-best";

const CHIP = "timecode absolute top-1.5 right-1.5 z-20 rounded-sm bg-lamp px-1.5 py-0.5 font-medium text-lamp-ink";

type OpenedToolsProps = { opened: Opened; stack: string; generation: GenerationView };

/** On a video of an open stack: its number, which closes the stack, and "Keep this one". */
export default function OpenedTools({ opened: { batchId, videos, at }, stack, generation }: OpenedToolsProps) {
  const t = useTranslations("gallery.stack");
  const keepBest = useKeepBest();
  const choosing = useSelecting();
  const tabIndex = useTabStop(generation.id) ? undefined : -1;
  return (
    <>
      {batchId === null ? (
        <span className={CHIP}>{at}</span>
      ) : (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-expanded
          aria-label={t("close", { at })}
          title={t("close", { at })}
          onClick={() => {
            focusCard(stack);
            toggleStack(batchId);
          }}
          className={`${CHIP} before:absolute before:-inset-1 pointer-coarse:before:-inset-3`}
        >
          {at}
        </button>
      )}
      {canKeep(videos, generation) && !choosing && (
        <button
          type="button"
          tabIndex={tabIndex}
          data-keep={`${stack} ${at}`}
          aria-keyshortcuts={at < 10 ? String(at) : undefined}
          aria-label={t("keepNumber", { at })}
          title={t("keepHint")}
          onClick={() => void keepBest(videos, generation)}
          className="absolute top-1 left-10 z-20 inline-flex min-h-8 items-center gap-1.5 rounded-full bg-black/60 px-2.5 font-medium text-white text-xs opacity-0 transition-opacity duration-150 hover:bg-black/80 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:left-1 pointer-coarse:min-h-11 pointer-coarse:opacity-100"
        >
          <Star aria-hidden="true" className="size-3.5" />
          <span className="@max-[11rem]:hidden">{t("keep")}</span>
        </button>
      )}
    </>
  );
}
