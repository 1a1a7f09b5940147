"use client";

import type { RefObject } from "react";
import { moveImage } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { useDragItem } from "@/components/ui/use-drag-item";
import { ImageTile } from "./image-tile";

/** The images in the order in which the prompt counts them. */
export default function ImageTiles({ list }: { list: RefObject<HTMLUListElement | null> }) {
  const images = useComposer((state) => documentOf(state).images);
  const { store } = useComposerContext();
  const reorder = useDragItem(list, { move: (key, place) => store.set(moveImage(key, place)) });
  return images.map((image, index) => (
    <ImageTile
      key={image.key}
      image={image}
      index={index}
      count={images.length}
      lifted={reorder.lifted === image.key}
      carried={reorder.carried}
      {...reorder.handlers(image.key)}
    />
  ));
}
