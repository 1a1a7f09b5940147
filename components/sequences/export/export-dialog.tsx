"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CaptionExport } from "@/components/sequences/captions/caption-files";
import type { Editor } from "@/components/sequences/editor/editor";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { lazyPart } from "@/components/ui/lazy-part";
import { Switch } from "@/components/ui/switch";
import { toCsv } from "@/lib/sequences/exchange/csv";
import { toEdl } from "@/lib/sequences/exchange/edl";
import { exportRequest, fileName, saveFile } from "./export-request";
import { VideoExport } from "./video-export";

const ServerExport = lazyPart(() => import("./server-export"));

type Props = { editor: Editor; name: string; onClose: () => void };

/** Says how the sequence will be exported, and exports it as a video, its sound alone, or a list of its cuts. */
export default function ExportDialog({ editor, name, onClose }: Props) {
  const t = useTranslations("sequences.export");
  const [labeled, setLabeled] = useState(false);
  // A new try has a new thread: closing the one before ends it at once.
  const [tries, setTries] = useState(0);
  const words = t("label_words");
  const { request, left } = useMemo(
    () => exportRequest(editor, { name, label: labeled ? words : null }),
    [editor, name, labeled, words],
  );
  const { clips, rate } = editor;
  return (
    <Dialog title={t("title")} close={t("close")} onClose={onClose}>
      <div className="flex flex-col gap-5">
        {request.urls.length === 0 ? (
          <p>{t("nothing")}</p>
        ) : (
          <VideoExport key={tries} {...{ request, left }} sequenceId={editor.id} onAgain={() => setTries(tries + 1)}>
            <Switch
              label={t("label", { words })}
              hint={t("label_hint")}
              checked={labeled}
              onChange={(event) => setLabeled(event.target.checked)}
            />
          </VideoExport>
        )}
        {request.urls.length > 0 && <ServerExport editor={editor} visibleLabel={labeled} />}
        <section className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">{t("cuts")}</h3>
          <p className="text-soft text-sm">{t("cuts_hint")}</p>
          <div className="flex gap-2">
            <Button onClick={() => saveFile(toEdl(name, clips, rate), "text/plain", fileName(name, "edl"))}>EDL</Button>
            <Button onClick={() => saveFile(toCsv(clips, rate), "text/csv", fileName(name, "csv"))}>CSV</Button>
          </div>
        </section>
        <CaptionExport editor={editor} name={name} />
      </div>
    </Dialog>
  );
}
