"use client";

import { CardFrameTools } from "@/components/video/frames/card-frame-tools";
import type { GenerationView } from "@/lib/generations/view";
import { CardTools } from "./card-tools";

const MORE =
  "absolute right-1 bottom-1 z-20 grid size-8 place-items-center rounded-full opacity-0 transition-opacity duration-150 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden";
const MORE_BESIDE = `${MORE} mr-9`;

type NearToolsProps = {
  generation: GenerationView;
  name: string;
  inGrid: boolean;
  /** Whether the pointer or the focus is there, so that all of them are wanted. */
  near: boolean;
  tabIndex: number | undefined;
};

/** The tools of a card, which appear when the pointer or the focus comes near. */
export default function NearTools({ generation, name, inGrid, near, tabIndex }: NearToolsProps) {
  return (
    <>
      {near && (
        <CardFrameTools
          generation={generation}
          name={name}
          className={inGrid ? MORE_BESIDE : MORE}
          tabIndex={tabIndex}
        />
      )}
      {inGrid && <CardTools generation={generation} name={name} />}
    </>
  );
}
