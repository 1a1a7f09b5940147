"use client";

import { ArrowLeft, ArrowRight, Merge, Scissors, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import { useEditor, usePlayhead } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";
import { canMerge } from "@/lib/sequences/captions/edit-captions";
import { readingSpeed } from "@/lib/sequences/captions/reading-speed";
import { MAX_CAPTION, MAX_CAPTIONS } from "@/lib/sequences/limits";
import { captionActions } from "./caption-actions";
import { TimeField } from "./time-field";
import { useCaptions } from "./use-caption-state";

type Props = {
  ref: RefObject<HTMLTextAreaElement | null>;
  /** The place of the selected caption. */
  at: number;
  /** Escape in the text. */
  onLeave: () => void;
};

/** The selected caption: its text, when it is shown, and what can be done with it. */
export function CaptionEditor({ ref, at, onLeave }: Props) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const id = useId();
  const captions = useCaptions();
  const caption = captions[at];
  const within = usePlayhead(({ frame }) => Boolean(caption && caption.from < frame && frame < caption.to));
  if (!caption) return null;
  const { from, to, text } = caption;
  const { speed, limit } = readingSpeed(caption, editor.rate);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-col gap-1.5">
        <label htmlFor={id} className="text-soft text-sm">
          {t("text")}
        </label>
        <textarea
          ref={ref}
          id={id}
          dir="auto"
          rows={2}
          maxLength={MAX_CAPTION}
          value={text}
          onChange={(event) => captionActions.setText(editor, at, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onLeave();
          }}
          aria-describedby={speed > limit ? `${id}-fast` : undefined}
          className="w-full rounded-md bg-sunken px-3 py-2 text-base"
        />
        {speed > limit && (
          <p id={`${id}-fast`} className="text-soft text-sm">
            {t("fast", { speed, limit })}
          </p>
        )}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <div className="flex min-w-0 flex-col gap-2">
          <TimeField
            label={t("from")}
            frame={from}
            onChange={(frame) => captionActions.setTime(editor, at, { from: frame })}
          />
          <Button onClick={() => captionActions.setTime(editor, at, { from: editor.player.frame })}>
            {t("from_here")}
          </Button>
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <TimeField
            label={t("to")}
            frame={to}
            onChange={(frame) => captionActions.setTime(editor, at, { to: frame })}
          />
          <Button onClick={() => captionActions.setTime(editor, at, { to: editor.player.frame })}>
            {t("to_here")}
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => captionActions.nudge(editor, at, -1)}>
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t("back")}
        </Button>
        <Button onClick={() => captionActions.nudge(editor, at, 1)}>
          <ArrowRight aria-hidden="true" className="size-4" />
          {t("on")}
        </Button>
        <Button disabled={!within || captions.length >= MAX_CAPTIONS} onClick={() => captionActions.split(editor, at)}>
          <Scissors aria-hidden="true" className="size-4" />
          {t("split")}
        </Button>
        <Button disabled={!canMerge(captions, at)} onClick={() => captionActions.merge(editor, at)}>
          <Merge aria-hidden="true" className="size-4" />
          {t("merge")}
        </Button>
        <Button look="danger" onClick={() => captionActions.remove(editor, at)}>
          <Trash2 aria-hidden="true" className="size-4" />
          {t("remove")}
        </Button>
      </div>
    </fieldset>
  );
}
