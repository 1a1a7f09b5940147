import type { Services } from "@/lib/generations/services";
import type { Recipe } from "@/lib/sequences/content";
import type { Programs } from "./ffmpeg";
import { SERVER_EXPORT } from "./limits";

export type Making = Pick<Services, "db" | "storage"> & {
  programs: Programs;
  userId: string;
  recipe: Recipe;
  /** Names the export in its metadata, and this server. */
  label: { id: string; producer: string };
  /** A folder of its own, which the caller removes. */
  folder: string;
  threads: number;
  signal: AbortSignal;
  /** Called with the share that is done, from 0 to 1. */
  report: (share: number) => void;
};

/** Files of the job's folder. */
export const WORK = { list: "list.txt", sound: "sound.f32", label: "label.rgba", out: "export.mp4" } as const;

/** The share of the work that encoding and decoding are; the rest is putting it together. */
export const OF_PIECES = 0.92;

/** Far longer times would end at once: a timer counts in 31 bits of milliseconds. */
const DAY = 86_400;

/** Seconds that a step over so many seconds of video may take. */
export const secondsFor = (seconds: number): number =>
  Math.min(DAY, SERVER_EXPORT.startSeconds + seconds * SERVER_EXPORT.slowest);
