import type { Clip, Timeline } from "@/lib/sequences/content";
import type { ProbedClip } from "./probe-clip";

export type SourceClip = { clip: Clip; file: string; probed: ProbedClip };

/** What all pieces of one export have in common. */
export type Encoding = {
  clips: readonly SourceClip[];
  fades: Timeline["fades"];
  fit: Timeline["output"]["fit"];
  /** Frames a second, and of the whole sequence. */
  rate: number;
  total: number;
  size: { width: number; height: number };
  /** Pixels of the visible label in a file, shown at `margin` for as many frames of the sequence. */
  label: { file: string; width: number; height: number; margin: number; frames: number } | null;
  threads: number;
};
