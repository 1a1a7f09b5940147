"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ClipSource } from "@/lib/sequences/clips";
import AddForm from "./add-form";

const WHAT = ["video", "chain", "batch"] as const;
export type AddedVideo = { id: string; batchId: string | null };

/** Adds a video to a sequence: alone, with what it continues and what continues it, or with its batch. */
export default function AddDialog({ video, onClose }: { video: AddedVideo; onClose: () => void }) {
  const t = useTranslations("sequences.add");
  const [what, setWhat] = useState<(typeof WHAT)[number]>("video");
  const from = (): ClipSource => {
    if (what === "batch" && video.batchId) return { batchId: video.batchId };
    return what === "chain" ? { chain: video.id } : { selection: { ids: [video.id] } };
  };
  return (
    <Dialog title={t("title")} close={t("close")} onClose={onClose}>
      <fieldset className="mb-3 flex flex-col">
        <legend className="sr-only">{t("what")}</legend>
        {WHAT.filter((one) => one !== "batch" || video.batchId).map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input type="radio" name="what" checked={what === one} onChange={() => setWhat(one)} className="size-4" />
            {t(`what_${one}`)}
          </label>
        ))}
      </fieldset>
      <AddForm from={from} onDone={onClose} />
    </Dialog>
  );
}
