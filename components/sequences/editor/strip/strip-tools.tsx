"use client";

import {
  Magnet,
  Plus,
  Redo2,
  Scissors,
  SquareArrowOutUpRight,
  SquareDashed,
  Undo2,
  UnfoldHorizontal,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { PlanButton } from "@/components/sequences/scenes/plan-button";
import { Button } from "@/components/ui/button";
import { ControlButton } from "@/components/video/player/control-button";
import { MAX_CLIPS } from "@/lib/sequences/limits";
import { addGap, addScenes, splitClip } from "../edit-clips";
import { useClips, useEditor, useEditorState, useStripView } from "../use-editor";
import { toggleSnap, zoomBy, zoomToAll } from "./strip-actions";
import { ZOOM_STEP } from "./zoom";

/** What is done with the clips as a whole, and how they are shown. */
export function StripTools() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const count = useClips().length;
  const full = count >= MAX_CLIPS;
  return (
    <div className="flex flex-wrap items-center gap-2 sm:gap-x-1">
      <div className="flex flex-wrap gap-2 pr-2 max-sm:contents">
        <Button
          look={count === 0 ? "lamp" : "quiet"}
          disabled={full}
          onClick={() => editor.set({ open: { dialog: "add" } })}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("add_video")}
        </Button>
        <Button disabled={full} onClick={() => addGap(editor, t("scene", { number: count + 1 }))}>
          <SquareDashed aria-hidden="true" className="size-4" />
          {t("add_gap")}
        </Button>
        <PlanButton disabled={full} onPlan={(scenes) => addScenes(editor, scenes)} />
        <Button disabled={count === 0 || full} onClick={() => splitClip(editor)}>
          <Scissors aria-hidden="true" className="size-4" />
          {t("split")}
        </Button>
      </div>
      <div className="flex max-lg:order-last max-lg:basis-full max-sm:justify-between">
        <History />
        <Zoom />
      </div>
      <Button
        look={count === 0 ? "quiet" : "lamp"}
        disabled={count === 0}
        onClick={() => editor.set({ open: { dialog: "export" } })}
        className="ml-auto"
      >
        <SquareArrowOutUpRight aria-hidden="true" className="size-4" />
        {t("export.title")}
      </Button>
    </div>
  );
}

const ICON = "size-4.5";
const CONTROL = "md:size-10 disabled:opacity-35";

function History() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const past = useEditorState((state) => state.history.past.length > 0);
  const future = useEditorState((state) => state.history.future.length > 0);
  return (
    <div className="flex">
      <ControlButton label={t("undo")} disabled={!past} onClick={() => editor.undo()} className={CONTROL}>
        <Undo2 aria-hidden="true" className={ICON} />
      </ControlButton>
      <ControlButton label={t("redo")} disabled={!future} onClick={() => editor.redo()} className={CONTROL}>
        <Redo2 aria-hidden="true" className={ICON} />
      </ControlButton>
    </div>
  );
}

function Zoom() {
  const t = useTranslations("sequences.strip");
  const editor = useEditor();
  const snap = useStripView((view) => view.snap);
  return (
    <div className="flex">
      <ControlButton
        label={t("snap")}
        shortcut="N"
        aria-pressed={snap}
        onClick={() => toggleSnap(editor)}
        className={CONTROL}
      >
        <Magnet aria-hidden="true" className={ICON} />
      </ControlButton>
      <ControlButton
        label={t("zoom_out")}
        shortcut="-"
        onClick={() => zoomBy(editor, 1 / ZOOM_STEP)}
        className={CONTROL}
      >
        <ZoomOut aria-hidden="true" className={ICON} />
      </ControlButton>
      <ControlButton label={t("zoom_all")} shortcut="0" onClick={() => zoomToAll(editor)} className={CONTROL}>
        <UnfoldHorizontal aria-hidden="true" className={ICON} />
      </ControlButton>
      <ControlButton label={t("zoom_in")} shortcut="+" onClick={() => zoomBy(editor, ZOOM_STEP)} className={CONTROL}>
        <ZoomIn aria-hidden="true" className={ICON} />
      </ControlButton>
    </div>
  );
}
