"use client";

import { type CSSProperties, type HTMLAttributes, useDeferredValue } from "react";
import { CardFace } from "@/components/gallery/card/card-face";
import { StackCard } from "@/components/gallery/card/stack-card";
import { useSelected, useSelecting } from "@/components/gallery/selection/selection";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";
import type { GridUnit } from "./rows/stack-units";

const OpenedTools = servedPart(withMessages(() => import("@/components/gallery/card/opened-tools")));

type GridCellProps = {
  unit: GridUnit;
  /** The month that begins with it. */
  name: string | null;
  /** What makes it as large as its row needs in the page's own flow; without, it has a place in pixels. */
  flow?: CSSProperties;
  /** How its poster is loaded on the first screen. */
  priority?: "high" | "auto";
  left?: number;
  top?: number;
  width?: number;
  height?: number;
  /** Pixels for the month's name. */
  room?: number;
};

/** Down, so that no card grows when its script runs: a browser would count it as painted only then. */
const rounded = (ratio: number): number => Math.floor(ratio * 1e4) / 1e4;

const cell: HTMLAttributes<HTMLDivElement> = { role: "gridcell" };

/** A card or a stack as a row of the grid. `aria-rowindex` counts from 1 in the whole gallery, rendered or not. */
export function GridCell({ unit, name, flow, priority, left, top, width, height, room }: GridCellProps) {
  // The grid around it renders with every scroll step, the card only when it changes.
  "use memo";
  const inFlow = flow !== undefined;
  // Server-rendered cards must appear immediately; others render when nothing is more urgent.
  const shown = useDeferredValue(unit, inFlow ? unit : null);
  const [video] = unit.videos;
  const choosing = useSelecting();
  const chosen = useSelected({ id: video?.id ?? "", createdAt: video?.createdAt ?? "" });
  const row: HTMLAttributes<HTMLDivElement> = {
    role: "row",
    "aria-rowindex": unit.place,
    "aria-selected": choosing ? chosen : undefined,
  };
  const ratio: CSSProperties & Record<"--a", number> = { "--a": rounded(unit.ratio), ...flow };
  return (
    <div
      {...row}
      className={inFlow ? `tiles-cell${name ? " mt-11" : ""}` : "absolute"}
      style={inFlow ? ratio : { insetInlineStart: left, top, width, height }}
    >
      <div {...cell} className="h-full">
        {name && (
          <h2
            className="absolute start-0 bottom-full h-11 truncate pt-3 font-medium text-base text-soft"
            style={{ width: room }}
          >
            {name}
          </h2>
        )}
        <div className={inFlow ? "relative aspect-(--a)" : "relative h-full"}>
          {shown ? <Content unit={shown} priority={priority} /> : <div className="size-full rounded-sm bg-sunken" />}
        </div>
      </div>
    </div>
  );
}

function Content({ unit: { videos, opened }, priority }: Pick<GridCellProps, "unit" | "priority">) {
  // Every layout has new units of the same videos.
  "use memo";
  const [only, other] = videos;
  if (!only) return null;
  if (other) return <StackCard videos={videos} priority={priority} />;
  const stack = opened?.videos[0]?.id;
  if (!opened || !stack) return <CardFace generation={only} inGrid priority={priority} />;
  const tools = <OpenedTools opened={opened} stack={stack} generation={only} />;
  const variation = { stack, at: opened.at, of: opened.videos.length, tools };
  return <CardFace generation={only} inGrid opened={variation} priority={priority} />;
}
