"use client";

import type { RefObject } from "react";
import { moveImage } from "@/components/composer/changes";
import { useComposerContext } from "@/components/composer/context";
import type { Image } from "@/components/composer/prompt/prompt-document";
import { useDragItem } from "@/components/ui/use-drag-item";
import { ImageTile } from "./image-tile";

type Props = { list: RefObject<HTMLUListElement | null>; images: readonly Image[] };

/** The images in the order in which the prompt counts them. */
export default function ImageTiles({ list, images }: Props) {
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
