"use client";

import { FileUp, MessageSquareQuote } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { Button } from "@/components/ui/button";
import { appendCaptions } from "@/lib/sequences/captions/edit-captions";
import { MAX_CAPTION_FILE } from "@/lib/sequences/captions/read-cues";
import type { Caption } from "@/lib/sequences/content";
import { MAX_CAPTION, MAX_CAPTIONS } from "@/lib/sequences/limits";
import { type FoundCaptions, readCaptionFile, readSpokenLines } from "./caption-source";
import { setCaptionState } from "./caption-state";
import { useCaptions } from "./use-caption-state";

const DROPPED = ["times", "length", "empty", "many", "cut"] as const;
const MEGABYTE = 1_000_000;

/** Reads captions from a file or from the prompts, and asks whether they replace those that are there. */
export function CaptionSources({ children }: { children: ReactNode }) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const count = useCaptions().length;
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string[]>([]);
  const [waiting, setWaiting] = useState<Caption[] | null>(null);
  const [busy, setBusy] = useState(false);

  const put = (captions: Caption[], replace: boolean) => {
    const next = appendCaptions(replace ? [] : editor.timeline.captions, captions);
    editor.change({ captions: next.captions });
    setCaptionState(editor, { at: 0 });
    setWaiting(null);
    if (next.left > 0) setSaid((now) => [...now, t("dropped.many", { count: next.left, max: MAX_CAPTIONS })]);
  };
  const take = async (reading: Promise<FoundCaptions>) => {
    setBusy(true);
    const found = await reading;
    setBusy(false);
    setWaiting(null);
    if ("trouble" in found) return setSaid([t(found.trouble, { limit: `${MAX_CAPTION_FILE / MEGABYTE} MB` })]);
    const { captions, dropped } = found;
    const left = DROPPED.flatMap((why) => {
      const count = dropped[why] ?? 0;
      return count > 0 ? [t(`dropped.${why}`, { count, max: why === "cut" ? MAX_CAPTION : MAX_CAPTIONS })] : [];
    });
    setSaid([t("read", { count: captions.length }), ...left]);
    if (captions.length === 0) return;
    if (editor.timeline.captions.length > 0) setWaiting(captions);
    else put(captions, true);
  };
  const takeFile = (given: File | undefined) => given && void take(readCaptionFile(given, editor.rate));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    takeFile(event.dataTransfer.files[0]);
  };

  return (
    <section
      aria-label={t("source")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      className="flex flex-col gap-2"
    >
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <input
          ref={file}
          type="file"
          hidden
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          aria-label={t("open")}
          onChange={(event) => {
            takeFile(event.target.files?.[0]);
            // The same file can be chosen again.
            event.target.value = "";
          }}
        />
        <Button busy={busy} title={t("open_hint")} onClick={() => file.current?.click()}>
          <FileUp aria-hidden="true" className="size-4" />
          {t("open")}
        </Button>
        <Button busy={busy} onClick={() => void take(readSpokenLines(editor))}>
          <MessageSquareQuote aria-hidden="true" className="size-4" />
          {t("spoken")}
        </Button>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {said.join(" ")}
      </p>
      {waiting && (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3">
          <p className="grow text-sm">{t("choose", { count })}</p>
          <Button look="lamp" onClick={() => put(waiting, false)}>
            {t("append")}
          </Button>
          <Button onClick={() => put(waiting, true)}>{t("replace")}</Button>
          <Button
            look="plain"
            onClick={() => {
              setWaiting(null);
              setSaid([]);
            }}
          >
            {t("cancel")}
          </Button>
        </div>
      )}
    </section>
  );
}
