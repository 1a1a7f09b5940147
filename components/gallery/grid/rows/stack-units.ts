import type { GenerationView } from "@/lib/generations/view";
import { cardRatio } from "./bounds";
import type { RowUnit } from "./layout-rows";

/**
 * An open stack: its videos in the order in which they were submitted, and which of them this is, from 1. `batchId` is
 * null where it can't be closed.
 */
export type Opened = { batchId: string | null; videos: readonly GenerationView[]; at: number };

/** What stands in a row: a video, a closed stack of the videos of a batch, or a video of an open stack. */
export type GridUnit = RowUnit & {
  /** One, or those of a closed stack in the order in which they were submitted. */
  videos: readonly GenerationView[];
  opened: Opened | null;
  /** Its first video's place in the gallery, from 1. */
  place: number;
  /** Which of the slices its first video is in. */
  slice: number;
  /** The month that begins here, as 202611. */
  month: number | null;
};

/** `before`: how many videos precede it in the gallery; `starts` when it is the newest slice of its month. */
export type UnitSlice = { month: number; items: readonly GenerationView[]; before: number; starts: boolean };

export type UnitOptions = {
  headings: boolean;
  /** Whether neighbors of one batch form a stack, and which batches are open: these, or all. */
  stacks: boolean;
  open: ReadonlySet<string> | "all";
};

/** The units of slices that follow each other. Slices that shifted between requests may overlap. */
export function stackUnits(slices: readonly UnitSlice[], { headings, stacks, open }: UnitOptions): GridUnit[] {
  const units: GridUnit[] = [];
  const seen = new Set<string>();
  /** The videos of a batch so far, newest first. */
  let batch: GenerationView[] = [];
  let start = { place: 0, slice: 0 };
  let month = slices[0]?.starts ? null : (slices[0]?.month ?? null);

  const add = (videos: readonly GenerationView[], opened: Opened | null, place: number, slice: number) => {
    const [video] = videos;
    if (!video) return;
    const now = slices[slice]?.month ?? null;
    const begins = headings && now !== month ? now : null;
    month = now;
    units.push({ key: video.id, ratio: cardRatio(video), videos, opened, place, slice, month: begins });
  };
  const endBatch = () => {
    const videos = batch.reverse();
    batch = [];
    const batchId = videos[0]?.batchId ?? "";
    if (videos.length < 2 || (open !== "all" && !open.has(batchId))) return add(videos, null, start.place, start.slice);
    for (const [at, video] of videos.entries()) {
      const opened = { batchId: open === "all" ? null : batchId, videos, at: at + 1 };
      add([video], opened, start.place + at, start.slice);
    }
  };

  for (const [slice, { items, before }] of slices.entries()) {
    for (const [at, video] of items.entries()) {
      if (seen.has(video.id)) continue;
      seen.add(video.id);
      if (batch.length > 0 && batch[0]?.batchId !== video.batchId) endBatch();
      if (!stacks || video.batchId === null) add([video], null, before + at + 1, slice);
      else {
        if (batch.length === 0) start = { place: before + at + 1, slice };
        batch.push(video);
      }
    }
  }
  if (batch.length > 0) endBatch();
  return units;
}
