"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardSpots, writeSpots } from "@/components/gallery/grid/card-order";
import { useTabStop } from "@/components/gallery/grid/focused-card";
import { toggleStack } from "@/components/gallery/grid/open-stacks";
import { isSelected, put, selectTo, useSelected, useSelecting } from "@/components/gallery/selection/selection";
import { Icon } from "@/components/ui/icon/icon";
import { promptStart } from "@/components/video/prompt-start";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { CardBody } from "./card-body";

const EDGE = "absolute h-4 rounded-t-sm";

/** The videos of a batch as one card, which opens in place. `videos` are in the order in which they were submitted. */
export function StackCard({ videos, priority }: { videos: readonly GenerationView[]; priority?: "high" | "auto" }) {
  const t = useTranslations("gallery.stack");
  const [near, setNear] = useState(false);
  const [started, setStarted] = useState(false);
  const [first] = videos;
  const cover = videos.find(({ state }) => state === "ready") ?? videos.find(({ state }) => isOpen(state)) ?? first;
  const tabStop = useTabStop(first?.id ?? "");
  const choosing = useSelecting();
  const chosen = useSelected({ id: first?.id ?? "", createdAt: first?.createdAt ?? "" });
  if (!first || !cover?.batchId) return null;
  const { batchId } = cover;
  const ready = videos.filter(({ state }) => state === "ready").length;
  const name = cover.title ?? promptStart(cover.prompt);
  const tabIndex = tabStop ? undefined : -1;
  const select = () => put(videos, !isSelected(first));
  return (
    <article
      data-state={cover.state}
      data-stacked=""
      className="group relative size-full pt-2.5"
      onPointerEnter={(event) => setNear(event.pointerType === "mouse")}
      onPointerLeave={() => setNear(false)}
      onBlur={() => setStarted(false)}
    >
      <span aria-hidden="true" className={`${EDGE} inset-x-5 top-0 bg-ink/15`} />
      <span aria-hidden="true" className={`${EDGE} inset-x-2.5 top-1.25 bg-ink/30`} />
      <div
        inert
        className="relative size-full overflow-hidden [container-type:size] rounded-sm bg-sunken shadow-[0_0_0_2px_var(--ground)]"
      >
        <CardBody generation={cover} playing={near || started} near={near} priority={priority} />
      </div>
      <button
        type="button"
        tabIndex={tabIndex}
        data-card={first.id}
        data-at={first.createdAt}
        data-stack={writeSpots(videos)}
        aria-expanded={false}
        aria-label={t("open", { prompt: name, count: videos.length, ready })}
        onClick={(event) => {
          if (event.shiftKey) selectTo(first, cardSpots);
          if (event.shiftKey || choosing) put(videos, event.shiftKey || !isSelected(first));
          else toggleStack(batchId);
        }}
        onKeyDown={(event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          setStarted(!started);
        }}
        className={`absolute inset-x-0 top-2.5 bottom-0 z-10 rounded-sm ${chosen ? "ring-4 ring-lamp ring-inset" : ""}`}
      />
      <span
        aria-hidden="true"
        className="timecode pointer-events-none absolute top-4 right-1.5 z-20 flex items-center gap-1 rounded-sm bg-black/60 px-1.5 py-0.5 text-white"
      >
        <Icon name="layers" className="size-3" />
        {ready < videos.length && ready > 0 ? `${ready}/${videos.length}` : videos.length}
      </span>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={t("choose", { name, count: videos.length })}
        tabIndex={tabIndex}
        data-choose={first.id}
        onClick={select}
        className={`absolute top-3.5 left-1 z-20 grid size-8 place-items-center rounded-full transition-opacity duration-150 pointer-coarse:size-11 ${
          chosen || choosing
            ? ""
            : "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
        }`}
      >
        <span
          className={`grid size-6 place-items-center rounded-full border-2 ${
            chosen ? "border-lamp bg-lamp text-lamp-ink" : "border-white/80 bg-black/40 text-transparent"
          }`}
        >
          <Icon name="check" />
        </span>
      </button>
    </article>
  );
}
