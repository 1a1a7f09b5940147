import "server-only";
import { getDb } from "@/db/client";
import { findCollection, listCollections, pageOfCollection } from "@/db/gallery/collection-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";
import { GALLERY_PAGE_SIZE, viewsOf } from "./page";

/** A collection's cover: a poster in its own ratio, or a placeholder color. */
type CoverView = { posterUrl: string | null; placeholder: string | null };
/** A collection as the browser gets it. */
export type CollectionView = { id: string; name: string; n: number; cover: CoverView | null };

export const loadCollections = authedLoader(async (user): Promise<CollectionView[]> => {
  const listed = await listCollections(getDb(), { userId: user.id });
  const shown = await viewsOf(getDb(), {
    userId: user.id,
    places: listed.flatMap(({ shownId }) => (shownId ? [{ id: shownId }] : [])),
  });
  const covers = new Map(shown.map(({ id, posterUrl, placeholder }) => [id, { posterUrl, placeholder }]));
  return listed.map(({ id, name, n, shownId }) => ({ id, name, n, cover: covers.get(shownId ?? "") ?? null }));
});

/** Videos that can be arranged on one page; a longer collection is arranged part by part. */
const ARRANGED = 300;

type Arrangement = { name: string; coverId: string | null; items: GenerationView[]; followedBy: string | null };

/** A collection to arrange, and what follows the loaded part; null when it is not the user's. */
export const loadArrangement = authedLoader(async (user, id: string): Promise<Arrangement | null> => {
  const collection = await findCollection(getDb(), { userId: user.id, id });
  if (!collection) return null;
  const found = await pageOfCollection(getDb(), { userId: user.id, collectionId: id, limit: ARRANGED + 1 });
  const items = await viewsOf(getDb(), { userId: user.id, places: found.slice(0, ARRANGED) });
  return { name: collection.name, coverId: collection.coverId, items, followedBy: found[ARRANGED]?.id ?? null };
});

type CollectionPage = GalleryPage & { name: string };

/** A page of a collection in its manual order; null when it is not the user's. */
export const loadCollectionPage = authedLoader(
  async (user, id: string, cursor?: string): Promise<CollectionPage | null> => {
    const collection = await findCollection(getDb(), { userId: user.id, id });
    if (!collection) return null;
    const found = await pageOfCollection(getDb(), {
      userId: user.id,
      collectionId: id,
      after: cursor ? readPlace(cursor) : undefined,
      limit: GALLERY_PAGE_SIZE + 1,
    });
    const shown = found.slice(0, GALLERY_PAGE_SIZE);
    const last = shown.at(-1);
    return {
      name: collection.name,
      items: await viewsOf(getDb(), { userId: user.id, places: shown }),
      nextCursor: found.length > GALLERY_PAGE_SIZE && last ? `${last.position}_${last.id}` : null,
    };
  },
);

function readPlace(cursor: string): { position: number; id: string } | undefined {
  const [position = "", id = ""] = cursor.slice(0, 100).split("_");
  return position !== "" && Number.isFinite(Number(position)) ? { position: Number(position), id } : undefined;
}
