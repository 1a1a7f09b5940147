"use client";

import { ImagePlus, Images, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { clearLeftOut, moveImage } from "@/components/composer/changes";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { documentOf, type LeftOutFile } from "@/components/composer/state";
import { errorId, FieldErrorText } from "@/components/composer/submit/field-error";
import { useDragItem } from "@/components/ui/use-drag-item";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { messageFor } from "@/lib/i18n/message-for";
import { ImageTile } from "./image-tile";

/** Up to nine numbered images, in the order in which the prompt counts them. */
export function ImageList() {
  const t = useTranslations("compose.images");
  const images = useComposer((state) => documentOf(state).images);
  const list = useRef<HTMLUListElement>(null);
  const { store } = useComposerContext();
  const reorder = useDragItem(list, { move: (key, place) => store.set(moveImage(key, place)) });
  return (
    <div data-images className="flex flex-col gap-2">
      <div className="-mx-4 flex overflow-x-auto px-4 pb-0.5 [scrollbar-width:none] sm:mx-0 sm:px-0 lg:overflow-visible">
        <div className="flex w-full gap-2 lg:grid lg:grid-cols-5">
          <ul ref={list} aria-label={t("list")} className="contents">
            {images.map((image, index) => (
              <ImageTile
                key={image.key}
                image={image}
                index={index}
                count={images.length}
                lifted={reorder.lifted === image.key}
                carried={reorder.carried}
                {...reorder.handlers(image.key)}
              />
            ))}
          </ul>
          {images.length < MAX_IMAGES && <AddImages empty={images.length === 0} />}
        </div>
      </div>
      <FieldErrorText field="images" />
      <LeftOutFiles />
    </div>
  );
}

/** Files that weren't added, each with its reason; they don't affect the others. */
function LeftOutFiles() {
  const t = useTranslations();
  const { store } = useComposerContext();
  const refusals = useComposer((state) => state.refusals);
  const why = ({ name, reason }: LeftOutFile) => {
    const values = { max: MAX_IMAGES, ...reason.values, name };
    return (
      messageFor(t, `imageErrors.${reason.code}`, values) ??
      messageFor(t, `compose.refused.${reason.code}`, values) ??
      t("compose.refused.other", { name })
    );
  };
  return (
    <div role="log" aria-label={t("compose.images.refused")} className="flex flex-col gap-1 empty:hidden">
      {refusals.map((refusal) => (
        <p key={refusal.id} className="flex items-start gap-2 text-danger text-sm">
          <span className="min-w-0 grow wrap-anywhere py-0.5">{why(refusal)}</span>
          <button
            type="button"
            aria-label={t("compose.images.dismiss", { name: refusal.name })}
            onClick={() => store.set(clearLeftOut(refusal.id))}
            className="grid size-6 shrink-0 place-items-center rounded-sm text-faint hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        </p>
      ))}
    </div>
  );
}

const PLACE = "flex items-center justify-center rounded-md bg-sunken text-soft transition-colors hover:text-ink";
const TILE = "aspect-square h-fit w-18 shrink-0 lg:w-auto";

/** The next empty place in the list of images, and the button for earlier images. While empty, says what they do. */
function AddImages({ empty }: { empty: boolean }) {
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
