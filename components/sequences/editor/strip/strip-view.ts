import { createStore, type Store } from "@/components/ui/store";
import type { Clip } from "@/lib/sequences/content";

/** The end of a clip that is being dragged, with everything as it was before: until it is released, no other clip moves. */
export type Held = { end: "in" | "out"; clip: Clip; cuts: readonly number[] };

/** How the clips are shown, which is neither saved nor undone. */
export type StripView = {
  /** Pixels of a second. */
  zoom: number;
  /** Where the zoom is held: a frame, and its distance in pixels from the left edge of what is seen. */
  anchor: { frame: number; x: number } | null;
  snap: boolean;
  held: Held | null;
  /** The frame that a dragged end or the playhead has snapped to. */
  guide: number | null;
  /** Pixels that are seen at once. */
  width: number;
};

/** A clip of five seconds shows two frames of it, and its name can be read. */
const FIRST_ZOOM = 40;

export const createStripView = (): Store<StripView> =>
  createStore<StripView>({ zoom: FIRST_ZOOM, anchor: null, snap: true, held: null, guide: null, width: 1_000 });
