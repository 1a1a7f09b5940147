import type { GalleryPage, GenerationView } from "@/lib/generations/view";

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt);

/** Every generation of the loaded pages once, in order. Pages that shifted between requests may overlap. */
export function flatten(pages: readonly GalleryPage[]): GenerationView[] {
  const seen = new Map<string, GenerationView>();
  for (const page of pages) for (const item of page.items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}

/** How far a generation has progressed. Only a submit that provably wasn't sent goes back to the queue. */
const PROGRESS: Record<GenerationView["state"], number> = {
  queued: 0,
  submitting: 0,
  unconfirmed: 1,
  rendering: 2,
  saving: 3,
  ready: 4,
  failed: 4,
  canceled: 4,
};

/**
 * Which of two views of a generation to show. An answer that an event overtook, such as the submit's own, is outdated,
 * and a poster is never removed again.
 */
export function newer(known: GenerationView, change: GenerationView): GenerationView {
  if (PROGRESS[change.state] < PROGRESS[known.state]) return known;
  const begins = change.state === "queued" && change.lastTrouble === null;
  if (begins && known.state === "submitting") return known;
  if (change.favorite === undefined && known.favorite !== undefined)
    return newer(known, { ...change, favorite: known.favorite });
  // While a batch is still being submitted, the server doesn't know its last videos.
  if (known.batch && (change.batch?.of ?? 0) < known.batch.of) return newer(known, { ...change, batch: known.batch });
  if (known.posterUrl && !change.posterUrl)
    return { ...change, posterUrl: known.posterUrl, placeholder: known.placeholder };
  return change;
}

/** Updates a generation in place; an unknown one goes to the top if it is newer than all others. */
export function upsert(pages: readonly GalleryPage[], generation: GenerationView): GalleryPage[] {
  const known = pages.some((page) => page.items.some((item) => item.id === generation.id));
  if (known) {
    return pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === generation.id ? newer(item, generation) : item)),
    }));
  }
  const [first, ...rest] = pages;
  if (!first) return [{ items: [generation], nextCursor: null }];
  const newest = first.items[0];
  if (newest && newestFirst(generation, newest) > 0) return [...pages];
  return [{ ...first, items: [generation, ...first.items] }, ...rest];
}

export const remove = (pages: readonly GalleryPage[], id: string): GalleryPage[] =>
  pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));

/**
 * Merges a fresh first page into the loaded pages: it is newer, and videos missing within its range were deleted, except
 * those that are `since` it was read: what is submitted while an answer is under way must not vanish when it arrives.
 * When it no longer overlaps the old pages, there would be a gap, so the old pages are dropped.
 */
export function refreshHead(
  pages: readonly GalleryPage[],
  read: GalleryPage,
  since: (known: GenerationView) => boolean,
): GalleryPage[] {
  const old = flatten(pages);
  const listed = new Set(read.items.map((item) => item.id));
  const missed = old.filter((item) => !listed.has(item.id) && since(item));
  const head = missed.length > 0 ? { ...read, items: [...missed, ...read.items].sort(newestFirst) } : read;
  const last = head.items.at(-1);
  const known = new Map(old.map((item) => [item.id, item]));
  // Events may be newer than this page.
  const items = head.items.map((item) => newer(known.get(item.id) ?? item, item));
  if (!last || !head.nextCursor || !known.has(last.id)) return [{ ...head, items }];
  const fresh = new Map(head.items.map((item) => [item.id, item]));
  const below = (item: GenerationView) => newestFirst(item, last) > 0;
  const [first, ...rest] = pages;
  const keep = (items: readonly GenerationView[]) => items.filter((item) => !fresh.has(item.id) && below(item));
  return [
    { nextCursor: first?.nextCursor ?? null, items: [...items, ...keep(first?.items ?? [])] },
    ...rest.map((page) => ({ ...page, items: keep(page.items) })),
  ];
}
