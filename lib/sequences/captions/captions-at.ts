import type { Caption } from "@/lib/sequences/content";

/** The captions that are shown at a frame. */
export const captionsAt = (captions: readonly Caption[], frame: number): Caption[] =>
  captions.filter(({ from, to }) => from <= frame && frame < to);
