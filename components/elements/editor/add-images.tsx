"use client";

import { History, ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { buttonClass } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { EditedImages } from "./use-edited-images";

const EarlierImages = lazyPart(
  withMessages(() => import("./earlier-images")),
  { place: "above" },
);

/** The ways to add images: files, and the user's earlier images, among which are frames. */
export function AddImages({ rows, addFiles, addImages }: Pick<EditedImages, "rows" | "addFiles" | "addImages">) {
  const t = useTranslations("elements.editor");
  const files = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const room = MAX_IMAGES - rows.length;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        aria-label={t("upload")}
        tabIndex={-1}
        onChange={({ target }) => {
          addFiles([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = "";
        }}
        className="sr-only"
      />
      <button type="button" className={buttonClass()} onClick={() => files.current?.click()}>
        <ImagePlus aria-hidden="true" className="size-4" />
        {t("upload")}
      </button>
      <button type="button" className={buttonClass()} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <History aria-hidden="true" className="size-4" />
        {t("choose")}
      </button>
      <p className="basis-full text-faint text-xs">
        {t("room", { room, max: MAX_IMAGES })} {t("chooseHint")}
      </p>
      {open && (
        <EarlierImages here={rows.map(({ id }) => id)} room={room} onAdd={addImages} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
