import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { batchIds, positionsInBatches } from "@/db/generations/batch-queries";
import { withPictures } from "@/db/generations/generation-queries";
import { type GenerationView, generationView } from "./view";

/** Tells each of these views where it stands among the films of its press; a film made alone stays as it is. */
export async function withBatchPositions(db: Db, userId: string, views: GenerationView[]): Promise<GenerationView[]> {
  const setIds = [...new Set(views.flatMap(({ setId }) => setId ?? []))];
  const places = await positionsInBatches(db, { userId, setIds, ids: views.map(({ id }) => id) });
  const byId = new Map(places.map(({ id, at, of }) => [id, { at, of }]));
  return views.map((view) => {
    const set = byId.get(view.id);
    return set && set.of > 1 ? { ...view, set } : view;
  });
}

/** The films of one press in the order in which they were asked for. */
export async function loadBatchOf(db: Db, key: { userId: string; setId: string }): Promise<GenerationView[]> {
  const rows = await readInOrder(db, { userId: key.userId, ids: await batchIds(db, key) });
  return (await withPictures(db, rows)).map(({ row, pictures }) => generationView(row, pictures));
}
