"use client";

import { focusCard } from "@/components/gallery/grid/focused-card";
import { useTrash } from "@/components/gallery/trash/use-trash";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";

/** Whether a video of a stack can be kept: it is ready, and another one can leave. */
export const canKeep = (videos: readonly GenerationView[], kept: GenerationView): boolean =>
  kept.state === "ready" && leaving(videos, kept).length > 0;

/** The others, except for those in progress: what is being paid for stays in sight. */
const leaving = (videos: readonly GenerationView[], kept: GenerationView): string[] =>
  videos.flatMap(({ id, state }) => (id === kept.id || isOpen(state) ? [] : [id]));

/** Keeps one video of a stack and moves the others to the trash, with an undo. */
export function useKeepBest() {
  const moveToTrash = useTrash();
  return async (videos: readonly GenerationView[], kept: GenerationView): Promise<void> => {
    if (!canKeep(videos, kept)) return;
    focusCard(kept.id);
    await moveToTrash({ ids: leaving(videos, kept) });
  };
}
