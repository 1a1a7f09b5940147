"use client";

import { Layers } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardSpots } from "@/components/gallery/grid/card-order";
import { useTabStop } from "@/components/gallery/grid/focused-card";
import { Tile, TileRow } from "@/components/gallery/grid/tiles";
import { selectTo, toggle, useSelected, useSelecting } from "@/components/gallery/selection/selection";
import { CardFrameTools } from "@/components/video/frames/card-frame-tools";
import { useSequenceSearch } from "@/components/video/in-sequence";
import { promptStart } from "@/components/video/prompt-start";
import type { GenerationView } from "@/lib/generations/view";
import { CardGenerating } from "./card-generating";
import { CardAttention, CardCanceled, CardFailed, CardUnconfirmed } from "./card-notices";
import { CardTools } from "./card-tools";
import { CardVideo } from "./card-video";

const MORE =
  "absolute right-1 bottom-1 z-20 grid size-8 place-items-center rounded-full opacity-0 transition-opacity duration-150 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden";
const MORE_BESIDE = `${MORE} mr-9`;

type CardProps = {
  generation: GenerationView;
  /** Its position in a grid, from 1; omitted in a plain list. */
  place?: number;
};

/** One generation in its own ratio: generating, finished or failed. */
export function Card({ generation, place }: CardProps) {
  const t = useTranslations("gallery");
  const search = useSequenceSearch();
  const states = useTranslations("states");
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [started, setStarted] = useState(false);
  const inGrid = place !== undefined;
  const choosing = useSelecting() && inGrid;
  const chosen = useSelected(generation) && inGrid;
  // The tools are rendered when the pointer or focus comes near: on a page of cards they are half of the elements.
  const near = pointed || focused;
  const reached = useTabStop(generation.id);
  const tabIndex = reached || !inGrid ? undefined : -1;
  const name = generation.title ?? promptStart(generation.prompt);
  const state = generation.stalled ? states("stalled") : states(generation.state);
  const frame = (
    <article
      data-state={generation.state}
      className="group @container relative size-full overflow-hidden rounded-sm bg-sunken focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-lamp-text"
      onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        setStarted(false);
        setFocused(currentTarget.contains(relatedTarget));
      }}
    >
      <CardBody generation={generation} playing={pointed || started} />
      <Link
        href={{ pathname: `/gallery/${generation.id}`, search }}
        prefetch={false}
        draggable={false}
        tabIndex={tabIndex}
        data-card={generation.id}
        data-at={generation.createdAt}
        aria-label={t("card", { prompt: name, state })}
        onClick={(event) => {
          // While videos are selected, a click on a card selects; with Shift it always does.
          if (!choosing && !(inGrid && event.shiftKey)) return;
          event.preventDefault();
          if (event.shiftKey) selectTo(generation, cardSpots);
          else toggle(generation);
        }}
        onKeyDown={(event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          setStarted(!started);
        }}
        className={`absolute inset-0 z-10 rounded-sm outline-none ${chosen ? "ring-4 ring-lamp ring-inset" : ""}`}
      />
      {near && (
        <CardFrameTools
          generation={generation}
          name={name}
          className={inGrid ? MORE_BESIDE : MORE}
          tabIndex={tabIndex}
        />
      )}
      {inGrid && (near || choosing || generation.favorite) && <CardTools generation={generation} name={name} />}
      <BatchMark generation={generation} tabIndex={tabIndex} />
    </article>
  );
  const { width, height } = generation;
  if (place === undefined) return <Tile {...{ width, height }}>{frame}</Tile>;
  return (
    <TileRow {...{ width, height, place }} chosen={choosing ? chosen : undefined}>
      {frame}
    </TileRow>
  );
}

function CardBody({ generation, playing }: { generation: GenerationView; playing: boolean }) {
  if (generation.stalled) return <CardAttention generation={generation} />;
  switch (generation.state) {
    case "queued":
    case "submitting":
    case "rendering":
    case "saving":
      return <CardGenerating generation={generation} />;
    case "unconfirmed":
      return <CardUnconfirmed generation={generation} />;
    case "ready":
      return <CardVideo generation={generation} playing={playing} />;
    case "failed":
      return <CardFailed generation={generation} />;
    case "canceled":
      return <CardCanceled generation={generation} />;
    default:
      return generation.state satisfies never;
  }
}

/** A video's number in its batch, linked to the whole batch. */
function BatchMark({ generation, tabIndex }: { generation: GenerationView; tabIndex?: number }) {
  const { batch, batchId } = generation;
  const t = useTranslations("gallery");
  if (!batch || !batchId) return null;
  return (
    <Link
      href={{ pathname: "/gallery", query: { batch: batchId } }}
      prefetch={false}
      tabIndex={tabIndex}
      aria-label={t("batch", batch)}
      title={t("batch", batch)}
      className="timecode absolute top-8 right-1.5 z-20 flex items-center gap-1 rounded-sm bg-black/60 px-1.5 py-0.5 text-white hover:bg-black/80 pointer-coarse:before:absolute pointer-coarse:before:-inset-3"
    >
      <Layers aria-hidden="true" className="size-3" />
      {batch.at}/{batch.of}
    </Link>
  );
}
