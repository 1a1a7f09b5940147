"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import type { Recipe } from "@/lib/sequences/content";
import { fileName, saveFile } from "./export-request";
import { useSize } from "./export-summary";
import { keepInGallery } from "./keep-in-gallery";
import type { ExportKind } from "./messages";

type Keeping =
  | { at: "not" }
  | { at: "sending" }
  | { at: "kept"; id: string }
  | { at: "failed"; message: string | null };
type Props = { what: ExportKind; file: Blob; recipe: Recipe; sequenceId: string };

/** The exported file, and where it can be put. */
export function ExportResult({ what, file, recipe, sequenceId }: Props) {
  const t = useTranslations("sequences.export");
  const size = useSize();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const [keeping, setKeeping] = useState<Keeping>({ at: "not" });
  const save = () => {
    const [type, ending] = what === "video" ? ["video/mp4", "mp4"] : ["audio/mp4", "m4a"];
    saveFile(file, type, fileName(recipe.name, ending));
    setSaved(true);
  };
  const keep = async () => {
    setKeeping({ at: "sending" });
    const kept = await keepInGallery(file, { recipe, sequenceId });
    setKeeping(kept.ok ? { at: "kept", id: kept.id } : { at: "failed", message: kept.message });
    // The list of exports below, with what shares the newest.
    if (kept.ok) router.refresh();
  };
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-sm">
        {[t("done", { size: size(file.size) }), isSaved && t("saved"), keeping.at === "kept" && t("kept")]
          .filter(Boolean)
          .join(" ")}
      </p>
      {keeping.at === "failed" && (
        <p role="alert" className="text-danger text-sm">
          {keeping.message ?? t("keep_failed")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="lamp" onClick={save}>
          {t("save")}
        </Button>
        {what === "video" && keeping.at !== "kept" && (
          <Button busy={keeping.at === "sending"} onClick={keep}>
            {t("keep")}
          </Button>
        )}
        {keeping.at === "kept" && (
          <Link href={`/gallery/${keeping.id}`} className={buttonClass()}>
            {t("open")}
          </Link>
        )}
      </div>
    </div>
  );
}
