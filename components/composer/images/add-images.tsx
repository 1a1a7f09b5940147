"use client";

import { ImagePlus, Images } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposerContext } from "@/components/composer/context";
import { errorId } from "@/components/composer/submit/field-error";
import { MAX_IMAGES } from "@/lib/generations/settings";

const PLACE = "flex items-center justify-center rounded-md bg-sunken text-soft transition-colors hover:text-ink";
const TILE = "aspect-square h-fit w-18 shrink-0 lg:w-auto";

/** The next empty place in the list of images, and the button for earlier images. While empty, says what they do. */
export function AddImages({ empty }: { empty: boolean }) {
  const t = useTranslations("compose.images");
  const { uploads, open } = useComposerContext();
  const input = useRef<HTMLInputElement>(null);
  const look = empty ? "min-h-18 min-w-0 grow flex-row justify-start gap-3 px-4 lg:col-span-4" : TILE;
  return (
    <>
      <button
        type="button"
        id="compose-add"
        aria-label={t("add")}
        aria-describedby={errorId("images")}
        onClick={() => input.current?.click()}
        className={`${PLACE} ${look}`}
      >
        <ImagePlus aria-hidden className="size-5 shrink-0" strokeWidth={1.5} />
        {empty && <span className="text-left text-sm">{t("invite", { max: MAX_IMAGES })}</span>}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"
        aria-label={t("files")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          // Choosing the same file again must fire a change event.
          event.target.value = "";
        }}
      />
      <button
        type="button"
        aria-label={t("earlierOnes")}
        title={t("earlierOnes")}
        aria-haspopup="dialog"
        aria-keyshortcuts="e"
        onClick={() => open.set(openDialog("earlier"))}
        className={`${PLACE} ${empty ? "min-h-18 w-18 shrink-0 lg:w-auto" : TILE}`}
      >
        <Images aria-hidden className="size-5 shrink-0" strokeWidth={1.5} />
      </button>
    </>
  );
}
