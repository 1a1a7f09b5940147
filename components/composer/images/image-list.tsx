"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { MAX_PICTURES } from "@/lib/generations/settings";
import { AddPictures } from "./add-images";
import { PictureTile } from "./image-tile";
import { LeftOutFiles } from "./left-out-files";
import { useReorder } from "./use-reorder";

/** The contact sheet: up to nine numbered prints, in the order in which the prompt counts them. */
export function ImageList() {
  const t = useTranslations("compose.pictures");
  const pictures = useComposer((state) => documentOf(state).pictures);
  const list = useRef<HTMLUListElement>(null);
  const reorder = useReorder(list);
  return (
    <div data-pictures className="flex flex-col gap-2">
      <div className="-mx-4 flex overflow-x-auto px-4 pb-0.5 [scrollbar-width:none] sm:mx-0 sm:px-0 lg:overflow-visible">
        <div className="flex w-full gap-2 lg:grid lg:grid-cols-5">
          <ul ref={list} aria-label={t("list")} className="contents">
            {pictures.map((picture, index) => (
              <PictureTile
                key={picture.key}
                picture={picture}
                index={index}
                count={pictures.length}
                lifted={reorder.lifted === picture.key}
                {...reorder.handlers(picture.key)}
              />
            ))}
          </ul>
          {pictures.length < MAX_PICTURES && <AddPictures empty={pictures.length === 0} />}
        </div>
      </div>
      <FieldErrorText field="pictures" />
      <LeftOutFiles />
    </div>
  );
}
