"use client";

import { useTranslations } from "next-intl";
import type { Editor } from "@/components/sequences/editor/editor";
import { fileName, saveFile } from "@/components/sequences/export/export-request";
import { Button } from "@/components/ui/button";
import { cuesOf } from "@/lib/sequences/captions/cue";
import { exportedCaptions } from "@/lib/sequences/captions/exported-captions";
import { toSrt, toVtt } from "@/lib/sequences/captions/write-cues";
import type { Caption } from "@/lib/sequences/content";

type Props = { captions: readonly Caption[]; rate: number; name: string };

/** Saves captions as a file. */
export function CaptionFiles({ captions, rate, name }: Props) {
  const cues = cuesOf(captions, rate);
  return (
    <div className="flex gap-2">
      <Button onClick={() => saveFile(toVtt(cues), "text/vtt", fileName(name, "vtt"))}>VTT</Button>
      <Button onClick={() => saveFile(toSrt(cues), "application/x-subrip", fileName(name, "srt"))}>SRT</Button>
    </div>
  );
}

/** The captions beside an exported video, with the times that they have there. Nothing where there are none. */
export function CaptionExport({ editor, name }: { editor: Editor; name: string }) {
  const t = useTranslations("captions");
  const captions = exportedCaptions(editor.timeline, (clip) => editor.urlOf(clip) !== null);
  if (captions.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t("title")}</h3>
      <p className="text-soft text-sm">{t("export_hint")}</p>
      <CaptionFiles {...{ captions, name }} rate={editor.rate} />
    </section>
  );
}
