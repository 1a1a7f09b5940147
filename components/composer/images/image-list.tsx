"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { AddImages } from "./add-images";
import { ImageTile } from "./image-tile";
import { LeftOutFiles } from "./left-out-files";
import { useReorder } from "./use-reorder";

/** Up to nine numbered images, in the order in which the prompt counts them. */
export function ImageList() {
  const t = useTranslations("compose.images");
  const images = useComposer((state) => documentOf(state).images);
  const list = useRef<HTMLUListElement>(null);
  const reorder = useReorder(list);
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
