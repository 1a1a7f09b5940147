"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { moveImage } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { useDragItem } from "@/components/ui/use-drag-item";
import { EmptySlots } from "./empty-slots";
import { ImageTile } from "./image-tile";

/** Nine numbered places: the images in the order in which the prompt counts them, then the empty ones. */
export function ImageList() {
  const t = useTranslations("compose.images");
  const images = useComposer((state) => documentOf(state).images);
  const list = useRef<HTMLUListElement>(null);
  const { store } = useComposerContext();
  const reorder = useDragItem(list, { move: (key, place) => store.set(moveImage(key, place)) });
  return (
    <div
      data-images
      className="-mx-4 flex overflow-x-auto px-4 pb-0.5 [scrollbar-width:none] sm:mx-0 sm:px-0 lg:overflow-visible"
    >
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
        <EmptySlots />
      </div>
    </div>
  );
}
