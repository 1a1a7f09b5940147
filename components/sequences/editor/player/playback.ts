import { createStore, type Store } from "@/components/ui/store";
import type { Range } from "./cues";

/** Why no video is seen: nothing is there, a scene is planned, its video was deleted, or its file cannot be played. */
export type Blank = "empty" | "planned" | "gone" | "unreadable";

/**
 * `speed`: how many times as fast; below 0 backward, 0 paused. `gap`: the name of a clip that shows no video, and `blank`
 * why. `refused`: the browser did not let it begin. `range` is played again and again while `loop` is on; null: all.
 */
export type SequencePlayback = {
  frame: number;
  speed: number;
  gap: string | null;
  blank: Blank | null;
  refused: boolean;
  slow: boolean;
  loop: boolean;
  range: Range | null;
};

export const createPlayback = (): Store<SequencePlayback> =>
  createStore<SequencePlayback>({
    ...{ frame: 0, speed: 0, gap: null, blank: null, refused: false, slow: false, loop: false, range: null },
  });
