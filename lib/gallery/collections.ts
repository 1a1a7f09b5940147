import "server-only";
import { getDb } from "@/db/client";
import { collectionsOf, findCollection, listCollections, pageOfCollection } from "@/db/collections";
import type { GalleryPage } from "@/lib/generations/view";
import { requireViewer } from "@/lib/session";
import { PAGE_SIZE, viewsOf } from "./page";

/** A collection as a browser may know it. */
export type CollectionView = { id: string; name: string; n: number };

export async function loadCollections(): Promise<CollectionView[]> {
  const viewer = await requireViewer();
  return (await listCollections(getDb(), viewer.id)).map(({ id, name, n }) => ({ id, name, n }));
}

export async function loadCollectionsOf(generationId: string): Promise<string[]> {
  const viewer = await requireViewer();
  return collectionsOf(getDb(), { userId: viewer.id, generationId });
}

/** A page of a collection in the order that was made by hand; null when it is not the viewer's. */
export async function loadCollectionPage(
  id: string,
  cursor?: string,
): Promise<(GalleryPage & { name: string }) | null> {
  const viewer = await requireViewer();
  const collection = await findCollection(getDb(), { userId: viewer.id, id });
  if (!collection) return null;
  const found = await pageOfCollection(getDb(), {
    userId: viewer.id,
    collectionId: id,
    after: cursor ? readPlace(cursor) : undefined,
    limit: PAGE_SIZE + 1,
  });
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    name: collection.name,
    items: await viewsOf(getDb(), viewer.id, shown),
    nextCursor: found.length > PAGE_SIZE && last ? `${last.position}_${last.id}` : null,
  };
}

function readPlace(cursor: string): { position: number; id: string } | undefined {
  const [position = "", id = ""] = cursor.slice(0, 100).split("_");
  return position !== "" && Number.isFinite(Number(position)) ? { position: Number(position), id } : undefined;
}
