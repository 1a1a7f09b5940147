"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";
import { EmptySlots } from "./empty-slots";

const ElementTiles = servedPart(withMessages(() => import("./element-tiles")));
const ImageTiles = servedPart(
  withMessages(() => import("./image-tiles")),
  ({ images }) =>
    images.map(({ key }) => (
      <li key={key} className="slot">
        <span className="slot-frame bg-sunken" />
        <span className="slot-label">&nbsp;</span>
      </li>
    )),
);

/**
 * Nine numbered places: the images in the order in which the prompt counts them, those of mentioned elements, then the
 * empty ones.
 */
export function ImageList() {
  const t = useTranslations("compose.images");
  const images = useComposer((state) => documentOf(state).images);
  const named = useComposer((state) => documentOf(state).elements.length > 0);
  const [brought, setBrought] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  return (
    <div
      data-images
      className="-mx-4 flex overflow-x-auto px-4 pb-0.5 [scrollbar-width:none] sm:mx-0 sm:px-0 lg:overflow-visible"
    >
      <div className="flex w-full gap-2 lg:grid lg:grid-cols-5">
        <ul ref={list} aria-label={t("list")} className="contents">
          {images.length > 0 && <ImageTiles list={list} images={images} />}
        </ul>
        {named && <ElementTiles onCount={setBrought} />}
        <EmptySlots taken={brought} />
      </div>
    </div>
  );
}
