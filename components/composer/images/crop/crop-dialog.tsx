"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CommandDialog } from "@/components/composer/commands/command-dialog";
import { useComposerContext } from "@/components/composer/context";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import type { Ratio } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import { CropBox } from "./crop-box";
import { type CropArea, largest, narrowest, ratioOf, resized, rounded, widest } from "./geometry";

type Props = { imageKey: string; image: ImageView; ratio: Ratio; onClose: () => void };

/** The whole image with a crop area of the chosen ratio. The cropped part replaces the image. */
export default function CropDialog({ imageKey, image, ratio, onClose }: Props) {
  const t = useTranslations("compose.crop");
  const { uploads } = useComposerContext();
  const id = useId();
  const wanted = ratioOf(ratio);
  const [box, setBox] = useState<CropArea>(() => largest(image, wanted));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function crop() {
    setBusy(true);
    setFailed(false);
    try {
      const { cropImage } = await import("./crop-image");
      uploads.crop(imageKey, await cropImage(image, rounded(box, image)));
      showToast(t("cropped", { ratio }), { label: t("undo"), onClick: () => uploads.restore(imageKey) });
      onClose();
    } catch {
      setBusy(false);
      setFailed(true);
    }
  }

  const { width, height, left, top } = rounded(box, image);
  const share = (part: number, of: number) => Math.round((part / of) * 100);
  return (
    <CommandDialog title={t("title", { ratio })} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="grid place-items-center overflow-hidden rounded-md bg-sunken p-3">
          <div
            data-whole
            className="relative overflow-hidden"
            style={{
              aspectRatio: `${image.width} / ${image.height}`,
              width: `min(100%, calc(50dvh * ${(image.width / image.height).toFixed(4)}))`,
            }}
          >
            <img src={image.url} alt="" draggable={false} className="size-full select-none" />
            <CropBox
              box={box}
              whole={image}
              label={t("frame", { ratio })}
              describedBy={id}
              valueText={t("at", { width, height, left: share(left, image.width), top: share(top, image.height) })}
              onChange={setBox}
            />
          </div>
        </div>
        <label className="flex min-h-11 items-center gap-3 text-soft text-sm">
          {t("size")}
          <input
            type="range"
            min={Math.ceil(narrowest(wanted))}
            max={Math.floor(widest(image, wanted))}
            value={Math.round(box.width)}
            aria-valuetext={`${width} × ${height}`}
            onChange={(event) => setBox(resized(box, Number(event.target.value), image))}
            className="min-w-0 grow accent-(--lamp)"
          />
          <span aria-hidden className="timecode w-24 text-right">
            {width} × {height}
          </span>
        </label>
        <p id={id} className="text-faint text-xs pointer-coarse:sr-only">
          {t("how")}
        </p>
        {failed && (
          <p role="alert" className="text-danger text-sm">
            {t("failed")}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button look="plain" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button look="lamp" busy={busy} onClick={() => void crop()}>
            {t("done")}
          </Button>
        </div>
      </div>
    </CommandDialog>
  );
}
