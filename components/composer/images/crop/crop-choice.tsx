"use client";

import { Crop, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { lazyPart } from "@/components/ui/lazy-part";
import { hasRatio, narrowest, ratioOf, widest } from "./geometry";

const CropDialog = lazyPart(() => import("./crop-dialog"), { place: "above" });

const LINE =
  "flex min-h-11 w-full items-center gap-2.5 rounded-sm px-2 text-left text-sm text-soft hover:bg-sunken hover:text-ink";

/** Crops an image to the video's ratio, and back. Hidden during its upload or when it already has the ratio. */
export function CropChoice({ imageKey }: { imageKey: string }) {
  const t = useTranslations("compose.crop");
  const { uploads } = useComposerContext();
  const asset = useComposer((state) => state.assets[imageKey]);
  const ratio = useComposer((state) => state.settings.ratio);
  const [open, setOpen] = useState(false);
  if (asset?.at !== "uploaded") return null;
  // A part is cropped from its whole image again: cropped from itself it could only shrink.
  const image = asset.whole ?? asset.view;
  const wanted = ratioOf(ratio);
  const done = hasRatio(asset.view, wanted);
  const small = narrowest(wanted) > widest(image, wanted);
  return (
    <div className="flex flex-col empty:hidden">
      {!done && small && <p className="px-2 py-1.5 text-faint text-xs">{t("small", { ratio })}</p>}
      {!done && !small && (
        <button type="button" className={LINE} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Crop aria-hidden className="size-4 shrink-0" />
          {t("open", { ratio })}
        </button>
      )}
      {asset.whole && (
        <button type="button" className={LINE} onClick={() => uploads.restore(imageKey)}>
          <Undo2 aria-hidden className="size-4 shrink-0" />
          {t("whole")}
        </button>
      )}
      {open && <CropDialog imageKey={imageKey} image={image} ratio={ratio} onClose={() => setOpen(false)} />}
    </div>
  );
}
