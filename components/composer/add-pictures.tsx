"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useDesk } from "./context";
import { errorId } from "./field-error";

/** The next empty place of the contact sheet. With no picture yet it is the whole row and says what pictures are for. */
export function AddPictures({ empty }: { empty: boolean }) {
  const t = useTranslations("compose.pictures");
  const { uploads } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const shape = empty
    ? "min-h-16 w-full flex-row justify-start gap-3 px-4 lg:col-span-5"
    : "aspect-square h-fit w-18 shrink-0 lg:w-auto";
  return (
    <>
      <button
        type="button"
        id="compose-add"
        aria-label={t("add")}
        aria-describedby={errorId("pictures")}
        onClick={() => input.current?.click()}
        className={`flex items-center justify-center rounded-md bg-sunken text-soft transition-colors hover:text-ink ${shape}`}
      >
        <ImagePlus aria-hidden className="size-5 shrink-0" strokeWidth={1.5} />
        {empty && <span className="text-left text-sm">{t("invite")}</span>}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
        aria-label={t("files")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          // The same file chosen again must count as a change.
          event.target.value = "";
        }}
      />
    </>
  );
}
