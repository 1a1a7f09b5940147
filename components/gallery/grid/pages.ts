import type { GalleryPage, GenerationView } from "@/lib/generations/view";

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt);

/** Every generation of the loaded pages once, in their order. A page that moved meanwhile may repeat one. */
export function flatten(pages: readonly GalleryPage[]): GenerationView[] {
  const seen = new Map<string, GenerationView>();
  for (const page of pages) for (const item of page.items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}

/** How far along a generation is. A submit that provably never left goes back to the queue; nothing else goes back. */
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
 * Which of two views of a generation to show. An answer that was overtaken by an event on its way, such as that of the
 * submit itself, tells of a moment that is over; and a poster is not taken away again.
 */
export function newer(known: GenerationView, change: GenerationView): GenerationView {
  if (PROGRESS[change.state] < PROGRESS[known.state]) return known;
  const begins = change.state === "queued" && change.lastTrouble === null;
  if (begins && known.state === "submitting") return known;
  if (change.favorite === undefined && known.favorite !== undefined)
    return newer(known, { ...change, favorite: known.favorite });
  // While a click is still being sent, the server has not heard of its last videos.
  if (known.batch && (change.batch?.of ?? 0) < known.batch.of) return newer(known, { ...change, batch: known.batch });
  if (known.posterUrl && !change.posterUrl)
    return { ...change, posterUrl: known.posterUrl, placeholder: known.placeholder };
  return change;
}

/**
 * Puts newer knowledge of a generation where it stands; one that is not here yet goes on top if it is newer than all.
 */
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
 * Lays a fresh first page over pages loaded earlier: what it brings is newer, what it no longer has within its reach
 * was deleted. When the two no longer touch there would be a hole between them, so the old pages go.
 */
export function refreshHead(pages: readonly GalleryPage[], head: GalleryPage): GalleryPage[] {
  const old = flatten(pages);
  const last = head.items.at(-1);
  const known = new Map(old.map((item) => [item.id, item]));
  // Events may have overtaken this page on its way here.
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
