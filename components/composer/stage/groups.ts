import type { GenerationView } from "@/lib/generations/view";

/** Submits shown under the stage; the gallery has all of them. */
export const OLDER = 12;

/** The videos of one submit, in the order in which they were asked for. */
export type Group = { key: string; videos: GenerationView[] };

/** Groups videos, newest first, by their batch; a video without one is a group of its own. */
export function groupByBatch(items: readonly GenerationView[]): Group[] {
  const groups = new Map<string, GenerationView[]>();
  for (const item of items) {
    const key = item.batchId ?? item.id;
    groups.set(key, [item, ...(groups.get(key) ?? [])]);
  }
  return [...groups].map(([key, videos]) => ({
    key,
    videos: videos.toSorted((a, b) => (a.batch?.at ?? 0) - (b.batch?.at ?? 0)),
  }));
}
