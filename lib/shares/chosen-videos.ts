import "server-only";
import type { Db } from "@/db/database";
import { findVideos } from "@/db/generations/video-queries";
import { portions, type SelectionInput } from "@/lib/gallery/selection";
import { LINK } from "./limits";

/**
 * The finished videos of a selection in the selected order, and the number of others; null when they are more than one
 * link may contain.
 */
export async function chosenVideos(
  db: Db,
  { userId, selection }: { userId: string; selection: SelectionInput },
): Promise<{ ids: string[]; left: number } | null> {
  const ids: string[] = [];
  let left = 0;
  for await (const some of portions(db, { userId, selection })) {
    const chosen = [...new Set(some)];
    const finished = new Set((await findVideos(db, { userId, ids: chosen })).map(({ id }) => id));
    ids.push(...chosen.filter((id) => finished.has(id)));
    left += chosen.length - finished.size;
    if (ids.length > LINK.videos) return null;
  }
  return { ids, left };
}
