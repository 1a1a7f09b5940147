import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { batchIds, positionsInBatches } from "@/db/generations/batch-queries";
import { withImages } from "@/db/generations/generation-queries";
import { type GenerationView, generationView } from "./view";

/** Adds each view's position in its batch; a video made alone stays as it is. */
export async function withBatchPositions(
  db: Db,
  { userId, views }: { userId: string; views: GenerationView[] },
): Promise<GenerationView[]> {
  const batchIds = [...new Set(views.flatMap(({ batchId }) => batchId ?? []))];
  const places = await positionsInBatches(db, { userId, batchIds, ids: views.map(({ id }) => id) });
  const byId = new Map(places.map(({ id, at, of }) => [id, { at, of }]));
  return views.map((view) => {
    const batch = byId.get(view.id);
    return batch && batch.of > 1 ? { ...view, batch } : view;
  });
}

/** The videos of one submit in the order in which they were submitted. */
export async function loadBatchOf(db: Db, key: { userId: string; batchId: string }): Promise<GenerationView[]> {
  const rows = await readInOrder(db, { userId: key.userId, ids: await batchIds(db, key) });
  return (await withImages(db, rows)).map(({ row, images }) => generationView(row, images));
}
