import type { ImageProblemCode } from "@/lib/images/problem";

type Bytes = Buffer | Promise<Buffer>;

/** What is stored. `corner` is the color near the upper left corner, `right` the one near the upper right. */
export type Stored = {
  width: number;
  height: number;
  format?: "jpeg" | "webp";
  corner?: readonly [number, number, number];
  right?: readonly [number, number, number];
};

/** A file with what becomes of it: how it is stored, or the code of the sentence that refuses it. */
export type ImageEntry = { name: string; make: () => Bytes; outcome: Stored | ImageProblemCode };

/** "whole" is stored as it came; a whole video is displayed at this size. */
export type VideoEntry = {
  name: string;
  make: () => Bytes;
  outcome: { width: number; height: number } | "not_a_video" | "cut_short";
};

/** In every piece of metadata of the corpus: what is stored must not contain it. */
export const CANARY = "SECRET-CANARY";
