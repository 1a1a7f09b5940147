import { isOpen } from "@/lib/generations/states";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt);

/** Every generation of the loaded pages once, in their order. A page that moved meanwhile may repeat one. */
export function flatten(pages: readonly GalleryPage[]): GenerationView[] {
  const seen = new Map<string, GenerationView>();
  for (const page of pages) for (const item of page.items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}

/**
 * Which of two views of a generation to show. An answer that was on its way while an event overtook it is older than what
 * is shown already: what is finished stays so, and a poster is not taken away again.
 */
function newer(known: GenerationView, news: GenerationView): GenerationView {
  if (!isOpen(known.state) && isOpen(news.state)) return known;
  if (known.posterUrl && !news.posterUrl)
    return { ...news, posterUrl: known.posterUrl, placeholder: known.placeholder };
  return news;
}

/** Puts newer knowledge of a generation where it stands; one that is not here yet goes on top if it is newer than all. */
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
 * Lays a fresh first page over pages loaded earlier: what it brings is newer, what it no longer has within its reach was
 * deleted. When the two no longer touch there would be a hole between them, so the old pages go.
 */
export function refreshHead(pages: readonly GalleryPage[], head: GalleryPage): GalleryPage[] {
  const old = flatten(pages);
  const last = head.items.at(-1);
  if (!last || !head.nextCursor || !old.some((item) => item.id === last.id)) return [head];
  const fresh = new Map(head.items.map((item) => [item.id, item]));
  const below = (item: GenerationView) => newestFirst(item, last) > 0;
  const [first, ...rest] = pages;
  const keep = (items: readonly GenerationView[]) => items.filter((item) => !fresh.has(item.id) && below(item));
  return [
    { nextCursor: first?.nextCursor ?? null, items: [...head.items, ...keep(first?.items ?? [])] },
    ...rest.map((page) => ({ ...page, items: keep(page.items) })),
  ];
}
