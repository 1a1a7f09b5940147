import type { SharedVideo } from "./shared-view";

/** A chapter from one second up to another. */
export type NamedChapter = { at: number; end: number; name: string };

export type ChapterTexts = (key: "scene", values: { number: number }) => string;

/** The chapters of a video with the names that this link shows, else their numbers. */
export const chapterNames = ({ chapters, duration }: SharedVideo, t: ChapterTexts): NamedChapter[] =>
  chapters.map(({ at, name }, index) => ({
    ...{ at, end: chapters[index + 1]?.at ?? Math.max(duration, at) },
    name: name ?? t("scene", { number: index + 1 }),
  }));
