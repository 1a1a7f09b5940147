"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { MAX_PICTURES } from "@/lib/generations/settings";
import { AddPictures } from "./add-pictures";
import { useComposer } from "./context";
import { FieldError } from "./field-error";
import { PictureTile } from "./picture-tile";
import { Refusals } from "./refusals";
import { workOf } from "./state";
import { useReorder } from "./use-reorder";

/** The contact sheet: up to nine numbered prints, in the order in which the prompt counts them. */
export function Pictures() {
  const t = useTranslations("compose.pictures");
  const pictures = useComposer((state) => workOf(state).pictures);
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
      <FieldError field="pictures" />
      <Refusals />
    </div>
  );
}
