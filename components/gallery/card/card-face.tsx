"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cardSpots } from "@/components/gallery/grid/card-order";
import { useTabStop } from "@/components/gallery/grid/focused-card";
import { selectTo, toggle, useSelected, useSelecting } from "@/components/gallery/selection/selection";
import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import { useListingSearch } from "@/components/video/in-listing";
import { choiceLine, nameVideo } from "@/components/video/name-video";
import { isExported } from "@/lib/generations/exported";
import type { GenerationView } from "@/lib/generations/view";
import { BatchMark } from "./batch-mark";
import { CardBody } from "./card-body";
import { FavoriteMark } from "./favorite-mark";

const NearTools = lazyPart(
  withMessages(() => import("./near-tools")),
  { eager: "silent" },
);

/** Tells the videos of one batch apart, and what was exported; near, the card shows its name there. */
function Mark({ line }: { line: string | null }) {
  return (
    line && (
      <span
        dir="auto"
        aria-hidden="true"
        className="pointer-events-none absolute bottom-1.5 left-1.5 z-20 max-w-[calc(100%-3.5rem)] truncate rounded-sm bg-black/60 px-1.5 py-0.5 text-white text-xs"
      >
        {line}
      </span>
    )
  );
}

type CardFaceProps = {
  generation: GenerationView;
  /** Whether it can be selected and is one of many that Tab stops at once. */
  inGrid?: boolean;
  /** Its variation in the open stack that it is part of, and the tools for it. */
  opened?: { stack: string; at: number; of: number; tools: ReactNode };
  priority?: "high" | "auto";
};

/** One generation, as large as its place: generating, finished or failed. */
export function CardFace({ generation, inGrid = false, opened, priority }: CardFaceProps) {
  const t = useTranslations("gallery");
  const search = useListingSearch();
  const states = useTranslations("states");
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [started, setStarted] = useState(false);
  const used = useUsed();
  const choosing = useSelecting() && inGrid;
  const chosen = useSelected(generation) && inGrid;
  // The tools are rendered when the pointer or focus comes near: on a page of cards they are half of the elements.
  const near = pointed || focused;
  const reached = useTabStop(generation.id);
  const tabIndex = reached || !inGrid ? undefined : -1;
  const name = nameVideo(generation);
  const exported = isExported(generation);
  const state = exported ? t("exported") : generation.stalled ? states("stalled") : states(generation.state);
  const label = opened
    ? t("stack.card", { prompt: name, state, at: opened.at, of: opened.of })
    : t("card", { prompt: name, state });
  return (
    <article
      data-state={generation.state}
      data-stacked={opened ? "" : undefined}
      className="group tile-card"
      onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        setStarted(false);
        setFocused(currentTarget.contains(relatedTarget));
      }}
    >
      <CardBody generation={generation} playing={pointed || started} near={near} priority={priority} />
      <Link
        href={{ pathname: `/gallery/${generation.id}`, search }}
        prefetch={false}
        draggable={false}
        tabIndex={tabIndex}
        data-card={generation.id}
        data-at={generation.createdAt}
        data-opened={opened?.stack}
        aria-label={label}
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
        className={`tile-cover${chosen ? " ring-4 ring-lamp ring-inset" : ""}`}
      />
      {generation.state === "ready" && !near && <Mark line={exported ? t("exported") : choiceLine(generation)} />}
      {inGrid && generation.favorite && <FavoriteMark />}
      {(near || choosing || (inGrid && generation.favorite && used)) && (
        <NearTools generation={generation} name={name} inGrid={inGrid} near={near} tabIndex={tabIndex} />
      )}
      {opened ? opened.tools : <BatchMark generation={generation} tabIndex={tabIndex} />}
    </article>
  );
}
